"""One number about a channel or a post on one day, or the word that there is none, and why."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from tankar.channels.models import Channel
from tankar.insights.words import definition_words, indicator_words
from tankar.organisation.models import Person
from tankar.publishing.models import OwnPost

__all__ = ["ChannelFigure", "How", "PostFigure", "Why"]


class How(models.TextChoices):
    """How a figure came here."""

    CONNECTOR = "connector", _("told by the network")
    BY_HAND = "by_hand", _("entered by hand")
    CSV = "csv", _("from a file")


class Why(models.TextChoices):
    """Why there is no number."""

    NOT_TOLD = "not_told", _("The network did not tell this figure.")
    GONE = "gone", _("The network no longer has this post.")
    NOT_KNOWN = "not_known", _("Whoever entered the figures did not have this one.")


class _Figure(models.Model):
    """`value` None: not available, and `why` says so; never 0 for "not told".

    `day`: of Europe/Helsinki, on which it was measured. `source`: the network's own name of the figure, as in its
    documentation. `detail`: the network's own words about a number it did not tell, in English.
    `measured_at`: on the city's clock.
    """

    indicator = models.CharField(max_length=20)
    period = models.CharField(max_length=12)
    day = models.DateField()
    value = models.BigIntegerField(null=True)
    why = models.CharField(max_length=12, choices=Why.choices, blank=True, default="")
    detail = models.CharField(max_length=300, blank=True, default="")
    source = models.CharField(max_length=120, blank=True, default="")
    how = models.CharField(max_length=10, choices=How.choices, default=How.CONNECTOR)
    measured_at = models.DateTimeField()

    class Meta:
        abstract = True

    @property
    def indicator_words(self) -> str:
        return indicator_words(self.indicator)

    @property
    def definition(self) -> str:
        """What it counts and over what time, as a sentence."""
        return definition_words(self.indicator, self.period)

    @property
    def why_words(self) -> str:
        return str(Why(self.why).label) if self.why else ""

    @property
    def source_words(self) -> str:
        """ "told by the network". What the network calls the figure is `source`, and no word for people."""
        return str(How(self.how).label)


def _value_or_why(name: str) -> models.CheckConstraint:
    told = models.Q(value__isnull=False, value__gte=0, why="")
    return models.CheckConstraint(
        name=name, condition=told | models.Q(value__isnull=True) & ~models.Q(why="")
    )


class ChannelFigureQuerySet(models.QuerySet["ChannelFigure"]):
    def visible_to(self, person: Person) -> Self:
        """Those of the channels whose numbers one may see."""
        return self.filter(channel__in=Channel.objects.visible_to(person))

    def told(self) -> Self:
        """Those with a number."""
        return self.filter(value__isnull=False)


class ChannelFigure(_Figure):
    """`entered_by`: who entered it; never shown beside a number, for a number stands for the channel (N17)."""

    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="figures", db_index=False)
    entered_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = ChannelFigureQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            # asking twice on one day changes the row and makes no second one
            models.UniqueConstraint(
                fields=["channel", "indicator", "period", "day"], name="channel_figure_once_a_day"
            ),
            _value_or_why("channel_figure_has_a_number_or_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} of {self.channel_id} on {self.day}"


class PostFigure(_Figure):
    """Counts of one post so far, one row a day and indicator."""

    post = models.ForeignKey(OwnPost, on_delete=models.CASCADE, related_name="figures", db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["post", "indicator", "day"], name="post_figure_once_a_day"),
            _value_or_why("post_figure_has_a_number_or_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} of post {self.post_id} on {self.day}"
