"""The three kinds of parts of the page, with the form that writes each."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tankar.guideline.models import Answer, Article, Meeting

__all__ = ["PARTS", "Part", "PartForm"]

Part = Article | Answer | Meeting


def _words(
    label: Any, language: str, most: int = 120, rows: int = 1, required: bool = True
) -> forms.CharField:
    attributes = {"lang": language}
    widget = (
        forms.Textarea(attrs={**attributes, "rows": rows}) if rows > 1 else forms.TextInput(attrs=attributes)
    )
    return forms.CharField(label=label, max_length=most, required=required, widget=widget)


class PartForm(forms.Form):
    """Base of the three: its fields are the model's."""


class ArticleForm(PartForm):
    title_sv = _words(_("Title in Swedish"), "sv")
    body_sv = _words(_("Text in Swedish"), "sv", 8000, 10)
    title_fi = _words(_("Title in Finnish"), "fi")
    body_fi = _words(_("Text in Finnish"), "fi", 8000, 10)


class AnswerForm(PartForm):
    question_sv = _words(_("Question in Swedish"), "sv", 300)
    answer_sv = _words(_("Answer in Swedish"), "sv", 4000, 5)
    question_fi = _words(_("Question in Finnish"), "fi", 300)
    answer_fi = _words(_("Answer in Finnish"), "fi", 4000, 5)


class MeetingForm(PartForm):
    starts_at = forms.DateTimeField(
        label=_("Day and time"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    place = _words(_("Where"), "", 200)
    about_sv = _words(_("About what, in Swedish"), "sv", 600, 3, required=False)
    about_fi = _words(_("About what, in Finnish"), "fi", 600, 3, required=False)


PARTS: dict[str, tuple[type[Part], type[PartForm], Any]] = {
    "article": (Article, ArticleForm, _("Article")),
    "answer": (Answer, AnswerForm, _("Question and answer")),
    "meeting": (Meeting, MeetingForm, _("Meeting")),
}
