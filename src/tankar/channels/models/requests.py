"""Profile requests: what somebody plans, what the two who decide have answered, and what its opening still needs."""

from __future__ import annotations

from types import ModuleType
from typing import ClassVar, Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tankar.channels.models.assessments import Assessment
from tankar.channels.models.channel import Channel, LanguagePolicy
from tankar.organisation.models import Person, Unit, new_public_id

__all__ = ["Keeper", "Opening", "ProfileRequest", "ProfileRequestQuerySet", "RequestAdvice", "RequestWord"]


def _permissions() -> ModuleType:
    # here and not above: the rights read these models
    from tankar.channels.requests import permissions

    return permissions


class ProfileRequestQuerySet(models.QuerySet["ProfileRequest"]):
    """Lists of requests, each the twin of a permission."""

    def visible_to(self, person: Person) -> Self:
        """Twin of `channels.view_request`."""
        return self.filter(_permissions().seen_by(person))

    def own_of(self, person: Person) -> Self:
        """Twin of `channels.edit_request`."""
        return self.filter(_permissions().own_of(person))

    def advisable_by(self, person: Person) -> Self:
        """Twin of `channels.advise_request`."""
        return self.filter(_permissions().advised_by(person))

    def decidable_for_unit_by(self, person: Person) -> Self:
        """Twin of `channels.decide_request_for_unit`."""
        return self.filter(_permissions().decided_for_unit_by(person))

    def decidable_for_communications_by(self, person: Person) -> Self:
        """Twin of `channels.decide_request_for_communications`."""
        return self.filter(_permissions().decided_for_communications_by(person))

    def handed_over_by(self, person: Person) -> Self:
        """Twin of `channels.hand_over_request`."""
        return self.filter(_permissions().handed_over_by(person))

    def openable_by(self, person: Person) -> Self:
        """Twin of `channels.open_request`."""
        return self.filter(_permissions().opened_by(person))


def _text(length: int = 2000) -> models.TextField[str, str]:
    return models.TextField(max_length=length, blank=True, default="")


class ProfileRequest(models.Model):
    """A new profile, planned in four parts: content, channels, target group and goal, resources (PLAN-0).

    `platform`: the network in words. `round`: 1, or 2 once the applicant has answered a no. `unit_by` and
    `communications_by`: who has given their half of this round's decision, so that no one person gives both;
    the decisions themselves stand in the matter (`tankar.decisions`). `next_at`: when somebody is reminded next.
    `communications_above`: the communications manager may not or does not decide it and nobody stands in, so that
    whoever leads communications from above gives that half.
    `suggested`: the common channel that was suggested, or that the applicant chose instead.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Not sent yet")
        CONTACT = "contact", _("With communications for advice")
        ASSESSING = "assessing", _("Waits for the assessment of the network")
        COMPLETE = "complete", _("Waits for two decisions")
        RETURNED = "returned", _("Answered: not like this")
        OPENING = "opening", _("Approved, being opened")
        LIVE = "live", _("In use")
        REDIRECTED = "redirected", _("A common channel is used instead")
        REJECTED = "rejected", _("Not opened")
        WITHDRAWN = "withdrawn", pgettext_lazy("profile request", "Withdrawn")

    class Stage(models.TextChoices):
        ASKED = "asked", _("Asked")
        REMINDED = "reminded", _("Reminded")
        PASSED_ON = "passed_on", _("Passed on")

    class Role(models.TextChoices):
        ORGANISATION = "organisation", _("As the unit or the city")
        OFFICE = "office", _("As a person in their work or office")
        OWN = "own", _("On somebody's own profile")

    class Children(models.TextChoices):
        NO = "no", _("No")
        SOMETIMES = "sometimes", _("Sometimes")
        OFTEN = "often", _("Often")

    class Paid(models.TextChoices):
        NO = "no", _("No")
        MAYBE = "maybe", _("Perhaps later")
        YES = "yes", _("Yes")

    WRITABLE: ClassVar = (State.DRAFT, State.CONTACT, State.RETURNED)
    ENDED: ClassVar = (State.LIVE, State.REDIRECTED, State.REJECTED, State.WITHDRAWN)
    APPROVED: ClassVar = (State.OPENING, State.LIVE)
    # sent, and not over: what must not hang when its applicant leaves
    GOING: ClassVar = (State.CONTACT, State.ASSESSING, State.COMPLETE, State.RETURNED, State.OPENING)

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    requester = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="profile_requests")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="profile_requests")
    state = models.CharField(max_length=12, choices=State.choices, default=State.DRAFT)
    round = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(max_length=120, blank=True)
    platform = models.CharField(max_length=60, blank=True)
    need = _text()
    target_group = _text(300)
    aim = _text(300)
    goal = _text(300)
    reach_source = _text(600)
    common_answer = _text()
    existing_channels = _text(600)
    ideas = _text()
    how_often = models.CharField(max_length=200, blank=True)
    children = models.CharField(max_length=10, choices=Children.choices, blank=True)
    guardians_asked_by = models.CharField(max_length=200, blank=True)
    posting_role = models.CharField(max_length=12, choices=Role.choices, blank=True)
    language_policy = models.CharField(
        max_length=4, choices=LanguagePolicy.choices, default=LanguagePolicy.BOTH
    )
    language_reason = models.CharField(max_length=300, blank=True)
    pictures = _text(300)
    translations = _text(300)
    video = _text(300)
    budget = models.PositiveIntegerField(null=True, blank=True)
    paid = models.CharField(max_length=6, choices=Paid.choices, blank=True)
    answered_by = _text(300)
    answered_when = models.CharField(max_length=200, blank=True)
    summer_cover = _text(300)
    ends_on = models.DateField(null=True, blank=True)
    objection = _text()

    advice = _text()
    advised_at = models.DateTimeField(null=True, blank=True)
    suggested = models.ForeignKey(Channel, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    assessment = models.ForeignKey(
        Assessment, null=True, blank=True, on_delete=models.PROTECT, related_name="requests"
    )
    unit_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    communications_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    communications_above = models.BooleanField(default=False)
    begun_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    contacted_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    next_at = models.DateTimeField(null=True, blank=True)
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.ASKED)
    ended_at = models.DateTimeField(null=True, blank=True)
    channel = models.OneToOneField(
        Channel, null=True, blank=True, on_delete=models.PROTECT, related_name="profile_request"
    )

    objects = ProfileRequestQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="nobody_gives_both_halves_of_a_decision",
                condition=models.Q(unit_by__isnull=True)
                | models.Q(communications_by__isnull=True)
                | ~models.Q(unit_by=models.F("communications_by")),
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "next_at"], name="request_to_remind"),
            models.Index(fields=["requester", "-id"], name="request_by_requester"),
        ]

    def __str__(self) -> str:
        return self.title or f"profile request {self.public_id}"

    def get_absolute_url(self) -> str:
        return reverse("channels:request", args=[self.public_id])

    @property
    def returned_by_network(self) -> bool:
        """Did the assessment of its network send it back, before either of the two had answered in this round?"""
        nobody = self.unit_by_id is None and self.communications_by_id is None
        return self.state == self.State.RETURNED and nobody


class Keeper(models.Model):
    """Somebody who would manage the profile, and how much of their time it takes, in half-days a month (RES-1)."""

    request = models.ForeignKey(ProfileRequest, on_delete=models.CASCADE, related_name="keepers")
    position = models.PositiveSmallIntegerField(default=0)
    email = models.EmailField()
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    half_days = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position", "pk"]

    def __str__(self) -> str:
        return str(self.person or self.email)


class RequestWord(models.Model):
    """*Talk first*: what those concerned say to one another beside the decision."""

    request = models.ForeignKey(ProfileRequest, on_delete=models.CASCADE, related_name="said")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=130)
    words = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.name} on {self.request}"


class RequestAdvice(models.Model):
    """Advice that the two asked for, of the city manager or somebody else. It decides nothing."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    request = models.ForeignKey(ProfileRequest, on_delete=models.CASCADE, related_name="advices")
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_of = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    question = models.TextField()
    asked_at = models.DateTimeField()
    words = models.TextField(blank=True)
    given_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["asked_at", "pk"]

    def __str__(self) -> str:
        return f"advice on {self.request}"


class Opening(models.Model):
    """What has to be in order before the profile is in use: what somebody ticked by hand. Never a password or a code.

    What Tankar sees by itself is not kept here but looked up (`requests.known`).
    """

    TICKS: ClassVar = (
        "name_done", "brand_done", "bio_done", "rules_done", "two_factor_done",
        "recovery_done", "admins_done", "answering_done", "goals_done", "listed_done",
    )  # fmt: skip

    request = models.OneToOneField(
        ProfileRequest, primary_key=True, on_delete=models.CASCADE, related_name="opening"
    )
    name_sv = models.CharField(max_length=120, blank=True)
    name_fi = models.CharField(max_length=120, blank=True)
    handle = models.CharField(max_length=200, blank=True)
    url = models.URLField(blank=True)
    recovery_kept = models.CharField(max_length=200, blank=True)
    name_done = models.BooleanField(default=False)
    brand_done = models.BooleanField(default=False)
    bio_done = models.BooleanField(default=False)
    rules_done = models.BooleanField(default=False)
    two_factor_done = models.BooleanField(default=False)
    recovery_done = models.BooleanField(default=False)
    admins_done = models.BooleanField(default=False)
    answering_done = models.BooleanField(default=False)
    goals_done = models.BooleanField(default=False)
    listed_done = models.BooleanField(default=False)
    ready_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"opening of {self.request}"

    @property
    def is_named(self) -> bool:
        """Is there what the register needs? Whether every line is done: see `requests.known`."""
        return all((self.name_sv, self.name_fi, self.handle, self.url, self.recovery_kept))
