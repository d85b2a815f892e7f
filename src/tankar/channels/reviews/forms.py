"""What people fill in about a review."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tankar.channels.models import Channel, ChannelReview, ReviewOutcome
from tankar.channels.reviews.questions import MOST_WORDS, QUESTIONS
from tankar.organisation.access import today

__all__ = ["AnswersForm", "CommentForm", "DecideForm", "WithdrawForm", "targets_of"]

_MOST_TARGETS = 60


def targets_of(channel: Channel) -> list[Channel]:
    """Channels that followers can be pointed to: the common ones and the unit's own, in use."""
    day = today()
    near = Channel.objects.filter(Q(is_common=True) | Q(owner_unit=channel.owner_unit_id), is_paused=False)
    near = near.filter(Q(closes_on__isnull=True) | Q(closes_on__gte=day)).exclude(pk=channel.pk)
    return list(near.in_register_order()[:_MOST_TARGETS])


class _WithTarget(forms.Form):
    """`merge_into`: a channel's public id."""

    def __init__(self, review: ChannelReview, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.targets = {one.public_id: one for one in targets_of(review.channel)}

    def target_field(self) -> forms.ChoiceField:
        named = ((key, f"{one.name} ({one.network_title})") for key, one in self.targets.items())
        return forms.ChoiceField(
            label=_("Which channel does it become part of?"),
            help_text=_("Only needed when it becomes part of another channel."),
            choices=[("", _("Not chosen")), *named],
            required=False,
        )

    def target(self) -> Channel | None:
        return self.targets.get(self.cleaned_data.get("merge_into", ""))


class AnswersForm(_WithTarget):
    """The eight questions; every field may stay empty until it is sent."""

    def __init__(self, review: ChannelReview, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", _as_initial(review))
        super().__init__(review, *args, **kwargs)
        for one in QUESTIONS:
            self.fields[f"{one.key}"] = forms.ChoiceField(
                label=one.label, choices=one.choices, widget=forms.RadioSelect, required=False
            )
            if one.key == "future":
                self.fields["merge_into"] = self.target_field()
            self.fields[f"{one.key}_words"] = forms.CharField(
                label=_("In your own words, if you want"),
                widget=forms.Textarea(attrs={"rows": 2}),
                max_length=MOST_WORDS,
                required=False,
            )

    def answers(self) -> dict[str, Any]:
        """What can be kept, also of a form in which something is wrong."""
        data = self.cleaned_data
        return {
            one.key: {"choice": data.get(one.key, ""), "words": data.get(f"{one.key}_words", "")}
            for one in QUESTIONS
            if one.key in self.data
        }


def _as_initial(review: ChannelReview) -> dict[str, str]:
    initial = {"merge_into": review.merge_into.public_id if review.merge_into else ""}
    for key, said in review.answers.items():
        initial[key], initial[f"{key}_words"] = said.get("choice", ""), said.get("words", "")
    return initial


class CommentForm(forms.Form):
    words = forms.CharField(
        label=_("What those who decide should know"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )


class DecideForm(_WithTarget):
    """One half of the decision."""

    outcome = forms.ChoiceField(
        label=_("What becomes of the channel?"), choices=ReviewOutcome.choices, widget=forms.RadioSelect
    )

    def __init__(self, review: ChannelReview, *args: Any, **kwargs: Any) -> None:
        super().__init__(review, *args, **kwargs)
        self.fields["merge_into"] = self.target_field()
        self.fields["reason"] = forms.CharField(
            label=_("Why?"),
            help_text=_("Read by the other decision maker, the owner and the auditor."),
            widget=forms.Textarea(attrs={"rows": 3}),
            max_length=2000,
        )


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("Why is it not needed?"), widget=forms.Textarea(attrs={"rows": 2}), max_length=600
    )
