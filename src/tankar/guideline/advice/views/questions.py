"""Ask communications; one's own questions, and for communications those that wait."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.guideline.advice.actions.ask import ask
from tankar.guideline.advice.errors import AdviceError
from tankar.guideline.advice.forms import AskForm
from tankar.guideline.advice.words import default_words, kept_words
from tankar.guideline.models import Advice
from tankar.organisation.access import may
from tankar.organisation.models import new_public_id
from tankar.organisation.requests import PersonRequest, permission_required

__all__ = ["questions"]

ON_A_PAGE = 30


@require_http_methods(["GET", "POST"])
@permission_required("guideline.ask")
def questions(request: PersonRequest) -> HttpResponse:
    """`?before=` goes on in one's own."""
    if request.method == "POST":
        form = AskForm(request.POST)
        if form.is_valid():
            facts = form.cleaned_data
            try:
                advice = ask(
                    request.person, facts["kind"], facts["text"], facts["wanted_by"], facts["public_id"]
                )
            except AdviceError as error:
                form.add_error("text", str(error))
            else:
                messages.success(request, _("Your question is sent. Only communications can read it."))
                return HttpResponseRedirect(reverse("guideline:advice", args=[advice.public_id]))
        return _page(request, form, 422)
    return _page(request, AskForm(initial={"public_id": new_public_id()}), 200)


def _page(request: PersonRequest, form: AskForm, status: int) -> HttpResponse:
    person = request.person
    own = Advice.objects.own_of(person).order_by("-id")
    before = request.GET.get("before", "")
    if before.isascii() and before.isdigit() and len(before) < 19:
        own = own.filter(pk__lt=int(before))
    found = list(own[: ON_A_PAGE + 1])
    context = {
        "form": form,
        "own": found[:ON_A_PAGE],
        "more": f"?before={found[ON_A_PAGE - 1].pk}" if len(found) > ON_A_PAGE else "",
        "default_words": default_words(),
        "kept_words": kept_words(),
    }
    waiting = Advice.objects.answerable_by(person).order_by("due_at", "id")[:100]
    context["waiting"] = list(waiting)
    context["answers"] = may(person, "guideline.answer_advice")
    return render(request, "guideline/advice/questions.html", context, status=status)
