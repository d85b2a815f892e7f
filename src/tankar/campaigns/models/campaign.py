"""A paid campaign, or a small boost under a yearly frame: what is asked, what was decided, what became of it."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tankar.campaigns.models.frame import Frame
from tankar.organisation.models import Person, Unit, new_public_id
from tankar.work import clock

__all__ = ["Campaign", "CampaignQuerySet", "Comment"]


class CampaignQuerySet(models.QuerySet["Campaign"]):
    """Lists of campaigns, each the twin of a right."""

    def visible_to(self, person: Person) -> Self:
        """Twin of `campaigns.view`."""
        from tankar.campaigns import permissions  # here and not above: permissions reads these models

        return self.filter(permissions.seen_by(person))

    def editable_by(self, person: Person) -> Self:
        """Twin of `campaigns.edit`."""
        from tankar.campaigns import permissions

        return self.filter(permissions.own_of(person))

    def decidable_by(self, person: Person) -> Self:
        """Twin of `campaigns.decide`."""
        from tankar.campaigns import permissions

        return self.filter(permissions.decided_by(person))

    def commentable_by(self, person: Person) -> Self:
        """Twin of `campaigns.comment`."""
        from tankar.campaigns import permissions

        return self.filter(permissions.commented_by(person))

    def run_by(self, person: Person) -> Self:
        """Twin of `campaigns.run`."""
        from tankar.campaigns import permissions

        return self.filter(permissions.run_by(person))

    def advisable_by(self, person: Person) -> Self:
        """Twin of `campaigns.advise`."""
        from tankar.campaigns import permissions

        return self.filter(permissions.advised_by(person))


class Campaign(models.Model):
    """Money in euros; days in Karleby, both ends included.

    `frame` is set for a boost alone. `lawyer_asked_at`: somebody was not sure whether it is political advertising
    (2024/900). The notice to communications leaves with the decision, in one step (`notified_at`). `started_on`: the
    day it really began. `due_at`: by when somebody is to answer; `next_at`: when somebody is reminded next, `None`
    when nobody is left to remind. Silence is never a yes. `forgotten_at`: names are deleted, sums are kept.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Not sent yet")
        ASKED = "asked", _("Waits for the head of unit")
        REJECTED = "rejected", pgettext_lazy("campaign", "Rejected")
        NOTIFIED = "notified", _("Approved, communications told")
        ACKNOWLEDGED = "acknowledged", _("Approved, communications has seen it")
        RUNNING = "running", pgettext_lazy("campaign", "Running")
        REFUSED = "refused", _("Refused by the network")
        ENDED = "ended", pgettext_lazy("campaign", "Ended, report to come")
        REPORTED = "reported", pgettext_lazy("campaign", "Reported")
        WITHDRAWN = "withdrawn", pgettext_lazy("campaign", "Withdrawn")

    class Landing(models.TextChoices):
        CHECKED = "checked", _("Yes: we have looked at it, and everybody can use it")
        NONE = "none", _("It leads to no page")
        NOT_YET = "not_yet", _("Not yet")

    class Languages(models.TextChoices):
        BOTH = "both", _("Swedish and Finnish")
        SWEDISH = "sv", _("Swedish alone")
        FINNISH = "fi", _("Finnish alone")

    class Answer(models.TextChoices):
        NO = "no", pgettext_lazy("answer", "No")
        YES = "yes", pgettext_lazy("answer", "Yes")
        UNSURE = "unsure", _("I am not sure")

    class Ruling(models.TextChoices):
        NOT_POLITICAL = "not_political", _("Not political advertising")
        POLITICAL = "political", _("Political advertising")

    class Stage(models.TextChoices):
        ASKED = "asked", _("With the head of unit")
        REMINDED = "reminded", _("The head of unit was reminded")
        DEPUTY = "deputy", _("Passed on to who stands in")
        ABOVE = "above", _("Passed on to sector management")

    POLITICAL_QUESTIONS: ClassVar = (
        "political_actor",
        "political_election",
        "political_influence",
        "official_only",
    )
    # what the city pays for, or may: approved, and what was stopped by a no after it had begun
    PAID: ClassVar = (
        State.NOTIFIED,
        State.ACKNOWLEDGED,
        State.RUNNING,
        State.REFUSED,
        State.ENDED,
        State.REPORTED,
    )
    COMING: ClassVar = (State.NOTIFIED, State.ACKNOWLEDGED)
    GOING: ClassVar = (
        State.DRAFT,
        State.ASKED,
        State.NOTIFIED,
        State.ACKNOWLEDGED,
        State.RUNNING,
        State.REFUSED,
        State.ENDED,
    )
    OVER: ClassVar = (State.REJECTED, State.REPORTED, State.WITHDRAWN)

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    frame = models.ForeignKey(Frame, null=True, blank=True, on_delete=models.PROTECT, related_name="boosts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="campaigns")
    asked_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="campaigns")
    state = models.CharField(max_length=14, choices=State.choices, default=State.DRAFT)
    title = models.CharField(max_length=200, blank=True)
    goal = models.CharField(max_length=1000, blank=True)
    audience = models.CharField(max_length=500, blank=True)
    networks = models.CharField(max_length=200, blank=True)
    account_is_citys = models.BooleanField(null=True, blank=True)
    budget = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    cost_centre = models.CharField(max_length=40, blank=True)
    begins_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    landing = models.CharField(max_length=8, choices=Landing.choices, blank=True)
    landing_page = models.URLField(max_length=500, blank=True)
    languages = models.CharField(max_length=4, choices=Languages.choices, blank=True)
    language_reason = models.CharField(max_length=300, blank=True)
    within_limits = models.BooleanField(null=True, blank=True)
    political_actor = models.CharField(max_length=6, choices=Answer.choices, blank=True)
    political_election = models.CharField(max_length=6, choices=Answer.choices, blank=True)
    political_influence = models.CharField(max_length=6, choices=Answer.choices, blank=True)
    official_only = models.CharField(max_length=6, choices=Answer.choices, blank=True)
    plan_b = models.CharField(max_length=500, blank=True)
    lawyer_asked_at = models.DateTimeField(null=True, blank=True)
    lawyer_ruling = models.CharField(max_length=14, choices=Ruling.choices, blank=True)
    lawyer_words = models.CharField(max_length=1000, blank=True)
    begun_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    next_at = models.DateTimeField(null=True, blank=True)
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.ASKED)
    decided_role = models.CharField(max_length=20, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=1000, blank=True)
    notified_at = models.DateTimeField(null=True, blank=True)
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    eve_told_at = models.DateTimeField(null=True, blank=True)
    started_on = models.DateField(null=True, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)
    refusal = models.CharField(max_length=500, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    cost = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    result = models.CharField(max_length=1000, blank=True)
    lesson = models.CharField(max_length=1000, blank=True)
    reported_at = models.DateTimeField(null=True, blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True)

    objects = CampaignQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="campaign_money_is_not_negative",
                condition=(models.Q(budget__isnull=True) | models.Q(budget__gte=0))
                & (models.Q(cost__isnull=True) | models.Q(cost__gte=0)),
            ),
            models.CheckConstraint(
                name="campaign_reported_has_its_cost",
                condition=~models.Q(state="reported") | models.Q(cost__isnull=False),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "next_at"], name="campaign_to_remind"),
            models.Index(fields=["state", "begins_on"], name="campaign_to_begin"),
            models.Index(fields=["state", "ends_on"], name="campaign_to_end"),
            models.Index(fields=["unit", "begins_on"], name="campaign_of_a_year"),
            models.Index(fields=["asked_by", "-id"], name="campaign_by_asker"),
        ]

    def __str__(self) -> str:
        return f"campaign {self.public_id}"

    def get_absolute_url(self) -> str:
        return reverse("campaigns:one", args=[self.public_id])

    @property
    def asker(self) -> Person:
        """Who asked for it: there until names are forgotten, long after everything is over."""
        assert self.asked_by is not None
        return self.asked_by

    @property
    def over_budget(self) -> bool:
        """Did it cost more than was decided?"""
        return self.cost is not None and self.budget is not None and self.cost > self.budget

    @property
    def is_boost(self) -> bool:
        """Under a frame: decided once, for the year."""
        return self.frame_id is not None

    @property
    def started_without_notice(self) -> bool:
        """Did it begin before communications was told? Seen from the days, never kept."""
        if self.started_on is None:
            return False
        return self.notified_at is None or self.started_on < clock.local(self.notified_at).date()

    @property
    def was_stopped(self) -> bool:
        """Had it begun when the head of the unit said no? What it cost is reported, though nothing was approved."""
        return self.state in (self.State.ENDED, self.State.REPORTED) and self.notified_at is None

    @property
    def open_questions(self) -> list[str]:
        """Those of the questions on political advertising whose answers say so, or leave it open."""
        asked = self.POLITICAL_QUESTIONS[:3]
        return [name for name in asked if getattr(self, name) in (self.Answer.YES, self.Answer.UNSURE)]

    @property
    def may_be_political(self) -> bool:
        """Does an answer leave it open whether it is political advertising (2024/900), or say so?

        Official practical information on an election is none (article 3); all else about one may be.
        """
        yes, unsure = self.Answer.YES, self.Answer.UNSURE
        if {self.political_actor, self.political_influence} & {yes, unsure}:
            return True
        return self.political_election in (yes, unsure) and self.official_only != yes


class Comment(models.Model):
    """What communications says of a campaign. Advice: the head of unit has decided."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="comments")
    words = models.CharField(max_length=1000)
    said_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"on {self.campaign}"
