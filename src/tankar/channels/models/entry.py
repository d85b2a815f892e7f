"""What the register says about a channel beyond its name: why it is there, who answers, how it is kept safe."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tankar.channels.models.channel import Channel

__all__ = ["AnswerTarget", "Answered", "ChannelEntry", "YesNo"]


class Answered(models.TextChoices):
    """Does anybody answer there? `""`: nobody has said so yet."""

    WEEKDAYS = "weekdays", _("Yes, on weekdays")
    EVERY_DAY = "every_day", _("Yes, every day")
    NO = "no", _("No, this channel only tells")


class AnswerTarget(models.TextChoices):
    """By when a question is answered."""

    FOUR_HOURS = "four_hours", _("Within four working hours")
    SAME_DAY = "same_day", _("The same working day")
    NEXT_DAY = "next_day", _("The next working day")


class YesNo(models.TextChoices):
    YES = "yes", _("Yes")
    NO = "no", _("No")


def _text(length: int = 600) -> Any:
    return models.TextField(max_length=length, blank=True, default="")


class ChannelEntry(models.Model):
    """One channel's entry. Texts for residents stand in three languages; `said` gives the one to show.

    Never a password, a recovery code or a token: the security part says where they are kept, and by whom.
    """

    channel = models.OneToOneField(Channel, primary_key=True, on_delete=models.CASCADE, related_name="entry")
    opening_decision = _text()
    purpose_sv, purpose_fi, purpose_en = _text(), _text(), _text()
    target_group = _text(300)
    aim = _text(300)
    goal = _text(300)
    pause_notice_sv, pause_notice_fi, pause_notice_en = _text(), _text(), _text()
    closing_notice_sv, closing_notice_fi, closing_notice_en = _text(), _text(), _text()
    answered = models.CharField(max_length=10, choices=Answered.choices, blank=True, default="")
    answered_from = models.TimeField(null=True, blank=True)
    answered_to = models.TimeField(null=True, blank=True)
    answer_target = models.CharField(max_length=12, choices=AnswerTarget.choices, blank=True, default="")
    answer_text_sv, answer_text_fi, answer_text_en = _text(), _text(), _text()
    two_factor = models.CharField(max_length=3, choices=YesNo.choices, blank=True, default="")
    admins = models.PositiveSmallIntegerField(null=True, blank=True)
    recovery_kept = models.CharField(max_length=200, blank=True, default="")
    third_party_apps = _text(300)
    security_checked_on = models.DateField(null=True, blank=True)
    brand_name = models.CharField(max_length=3, choices=YesNo.choices, blank=True, default="")
    brand_picture = models.CharField(max_length=3, choices=YesNo.choices, blank=True, default="")
    brand_text = models.CharField(max_length=3, choices=YesNo.choices, blank=True, default="")
    brand_rules = models.CharField(max_length=3, choices=YesNo.choices, blank=True, default="")
    brand_checked_on = models.DateField(null=True, blank=True)
    next_review = models.DateField(null=True, blank=True)
    last_review = _text()

    def __str__(self) -> str:
        return f"entry of {self.channel_id}"

    def said(self, name: str, language: str | None = None) -> tuple[str, str]:
        """A text for residents and the language it is in: the reader's, else Swedish, Finnish, English."""
        first = (language or get_language() or "sv")[:2]
        for one in dict.fromkeys((first, "sv", "fi", "en")):
            if text := getattr(self, f"{name}_{one}", ""):
                return text, one
        return "", first
