"""Where communications adds a rule to the draft."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tankar.guideline import content
from tankar.guideline.groups import GROUP_NAMES
from tankar.guideline.models import GuidelineVersion
from tankar.guideline.versions.actions.adding import add_rule
from tankar.guideline.versions.errors import NoDraft, TextMissing
from tankar.organisation.requests import PersonRequest, permission_required

__all__ = ["add"]


def _words(label: Any, language: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        error_messages={"required": TextMissing.sentence},
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4, "lang": language}),
    )


class NewRuleForm(forms.Form):
    section = forms.TypedChoiceField(label=gettext_lazy("Section"), coerce=int)
    groups = forms.MultipleChoiceField(
        label=gettext_lazy("Whom it concerns"),
        choices=list(GROUP_NAMES.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    sv = _words(gettext_lazy("Swedish"), "sv")
    fi = _words(gettext_lazy("Finnish"), "fi")
    en = _words(pgettext_lazy("language", "English"), "en")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or content.ORIGINAL
        section: Any = self.fields["section"]
        section.choices = [
            (one.number, one.title.in_language(language)) for one in content.sections() if not one.is_frame
        ]


@require_http_methods(["GET", "POST"])
@permission_required("guideline.edit")
def add(request: PersonRequest) -> HttpResponse:
    draft = GuidelineVersion.objects.draft()
    form = NewRuleForm(request.POST if request.method == "POST" else None)
    if draft is not None and not (request.method == "POST" and form.is_valid()):
        status = 422 if form.errors else 200
        return render(
            request, "guideline/versions/add_rule.html", {"draft": draft, "form": form}, status=status
        )
    try:
        if draft is None:
            raise NoDraft
        facts = form.cleaned_data
        rule_id = add_rule(request.person, facts["section"], facts["groups"], facts)
    except (NoDraft, TextMissing) as error:
        messages.info(request, str(error))
    else:
        messages.success(request, _("%(rule)s is in the draft.") % {"rule": rule_id})
    return HttpResponseRedirect(reverse("guideline:next"))
