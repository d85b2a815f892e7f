"""Expert profiles: made by the person themselves, and by nobody else (EXP-5 to EXP-7)."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from tankar.organisation.models import Person, new_public_id
from tankar.sharing.experts.lifecycle import PROFILE

__all__ = ["LANGUAGES", "ExpertProfile", "ExpertProfileQuerySet"]

LANGUAGES = {
    "sv": _("Swedish"),
    "fi": _("Finnish"),
    "en": _("English"),
    "uk": _("Ukrainian"),
    "ar": _("Arabic"),
    "ru": _("Russian"),
    "de": _("German"),
    "no": _("Norwegian"),
}


class ExpertProfileQuerySet(models.QuerySet["ExpertProfile"]):
    """Lists of profiles. Whoever no longer works for the city shows in none of them, from the same moment."""

    def listed(self) -> Self:
        from tankar.sharing.experts import permissions  # here and not above: permissions reads these models

        return self.filter(permissions.listed())

    def public(self) -> Self:
        """What journalists and everybody else find: listed, and let out by the person."""
        return self.listed().filter(is_public=True)

    def visible_to(self, person: Person) -> Self:
        """Twin of `sharing.view_expert`."""
        from tankar.sharing.experts import permissions

        return self.filter(permissions.visible_to(person))

    def own_of(self, person: Person) -> Self:
        """Twin of `sharing.edit_expert`."""
        from tankar.sharing.experts import permissions

        return self.filter(permissions.own_of(person))

    def about(self, words: str, language: str) -> Self:
        """Those whose name, work or topics hold every word, and who speak the language, where one is named."""
        found = self
        for word in words.casefold().split()[:6]:
            found = found.filter(search_words__contains=word)
        return found.filter(spoken__contains=f" {language} ") if language in LANGUAGES else found


class ExpertProfile(models.Model):
    """What somebody knows and how to reach them at work. `links`: their own channels, entered by themselves.

    `topics_…`: one a line. `spoken`: codes of languages with a space around each. `confirmed_at`: when the person last
    said that it is right; `next_at`: when they are asked again, or when it is hidden because they did not answer.
    `picture`: SHA-256 of a stored picture, "" without one. `is_public`: also for journalists, outside the city.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Not listed yet")
        LISTED = "listed", _("Listed")
        HIDDEN = "hidden", _("Hidden")

    class Why(models.TextChoices):
        SELF = "self", _("You hid it yourself.")
        UNANSWERED = "unanswered", _("You were asked whether it is still right, and did not answer.")
        LEFT = "left", _("The employment has ended.")

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="expert_profile")
    state = models.CharField(max_length=8, choices=State.choices, default=PROFILE.start)
    why = models.CharField(max_length=10, choices=Why.choices, blank=True)
    is_public = models.BooleanField(default=False)
    work_sv = models.CharField(max_length=120, blank=True)
    work_fi = models.CharField(max_length=120, blank=True)
    topics_sv = models.TextField(blank=True)
    topics_fi = models.TextField(blank=True)
    spoken = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    links = models.JSONField(default=list, blank=True)
    picture = models.CharField(max_length=64, blank=True)
    picture_type = models.CharField(max_length=40, blank=True)
    search_words = models.TextField(blank=True, editable=False)
    changed_at = models.DateTimeField()
    confirmed_at = models.DateTimeField()
    next_at = models.DateTimeField(null=True, blank=True)
    asked = models.BooleanField(default=False)

    objects = ExpertProfileQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["state", "next_at"], name="expert_to_ask"),
        ]

    def __str__(self) -> str:
        return f"expert profile {self.public_id}"

    def work_in(self, language: str) -> str:
        first, second = (self.work_sv, self.work_fi) if language == "sv" else (self.work_fi, self.work_sv)
        return first or second

    def topics_in(self, language: str) -> list[str]:
        """In the reader's language, or in the other one where theirs is missing."""
        first, second = (
            (self.topics_sv, self.topics_fi) if language == "sv" else (self.topics_fi, self.topics_sv)
        )
        return [one.strip() for one in (first or second).splitlines() if one.strip()]

    @property
    def languages(self) -> list[str]:
        """The languages in words."""
        return [str(words) for code, words in LANGUAGES.items() if f" {code} " in self.spoken]
