"""What people fill in: feedback, an answer, a new version."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tankar.statements.actions import answer_feedback, give_feedback
from tankar.statements.errors import StatementsError

__all__ = ["AnswerForm", "FeedbackForm", "VersionForm", "add_problem"]

_LONG = 40_000


class FeedbackForm(forms.Form):
    """For everybody. `title` is a trap: people do not see it, scripts fill it in."""

    what = forms.CharField(
        label=_("What did not work?"),
        help_text=_(
            "In your own words, in Swedish, Finnish or English. Do not write anything about your health."
        ),
        max_length=give_feedback.LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Say in a few words what did not work.")},
    )
    where = forms.CharField(
        label=_("Where did it happen?"),
        help_text=_("An address of a page or the name of a channel, if you know it."),
        max_length=300,
        required=False,
    )
    reply_to = forms.EmailField(
        label=_("E-mail for the answer"),
        help_text=_(
            "You need not give one: the answer also comes to the page you are shown next. The address is used for the "
            "answer and nothing else, and is deleted 90 days after it."
        ),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    title = forms.CharField(required=False, max_length=200)


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("Answer"),
        help_text=_("In the language the feedback was written in: what you did, or when it will be done."),
        max_length=answer_feedback.LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Write the answer first.")},
    )


class VersionForm(forms.Form):
    """The page in its three languages, side by side in one form: none is forgotten."""

    text_sv = forms.CharField(
        label=_("Text in Swedish"),
        max_length=_LONG,
        widget=forms.Textarea(attrs={"rows": 18, "lang": "sv"}),
        required=False,
    )
    text_fi = forms.CharField(
        label=_("Text in Finnish"),
        max_length=_LONG,
        widget=forms.Textarea(attrs={"rows": 18, "lang": "fi"}),
        required=False,
    )
    text_en = forms.CharField(
        label=_("Text in English"),
        max_length=_LONG,
        widget=forms.Textarea(attrs={"rows": 18, "lang": "en"}),
        required=False,
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


def add_problem(form: forms.Form, error: StatementsError) -> None:
    """Say at its field what an action refused."""
    form.add_error(error.field or None, str(error.sentence))
