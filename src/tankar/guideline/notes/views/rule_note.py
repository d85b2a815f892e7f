"""Where communications writes a note beside a rule."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_http_methods

from tankar.guideline import addresses, content
from tankar.guideline.errors import UnknownRule
from tankar.guideline.models import RuleNote
from tankar.guideline.notes.actions.write_note import remove_note, write_note
from tankar.guideline.notes.errors import NoteMissing
from tankar.guideline.reading import read
from tankar.organisation.requests import PersonRequest, permission_required

__all__ = ["rule_note"]


def _field(label: object, *, language: str, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,  # type: ignore[arg-type]
        required=required,
        error_messages={"required": NoteMissing.sentence},
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3, "lang": language}),
    )


class NoteForm(forms.Form):
    sv = _field(gettext_lazy("Swedish"), language="sv")
    fi = _field(gettext_lazy("Finnish"), language="fi")
    en = _field(pgettext_lazy("language", "English"), language="en", required=False)


@require_http_methods(["GET", "POST"])
@permission_required("guideline.edit")
def rule_note(request: PersonRequest, rule_id: str) -> HttpResponse:
    """POST with `remove` takes the note away."""
    try:
        rule = read().find(rule_id).rule
    except UnknownRule as error:
        raise Http404(str(error)) from None
    standing = RuleNote.objects.filter(rule_id=rule.id).first()
    initial = {one: getattr(standing, f"text_{one}") for one in content.LANGUAGES} if standing else {}
    form = NoteForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST":
        if "remove" in request.POST:
            remove_note(request.person, rule.id)
            messages.success(request, _("The note is taken away."))
            return HttpResponseRedirect(addresses.one_rule(rule.id))
        if form.is_valid():
            write_note(request.person, rule.id, form.cleaned_data)
            messages.success(request, _("The note stands beside the rule, with today's date."))
            return HttpResponseRedirect(addresses.one_rule(rule.id))
    context = {"rule": rule, "form": form, "standing": standing, "address": addresses.one_rule(rule.id)}
    return render(request, "guideline/notes/rule_note.html", context, status=422 if form.errors else 200)
