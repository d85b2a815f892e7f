"""Rights on numbers: whoever may see a channel sees its numbers, whoever describes it enters them.

There is no right to see numbers of a person, for there are none (never.md, N4 and N17).
"""

from __future__ import annotations

from tankar.channels.models import Channel, Kind
from tankar.organisation.access import may, register
from tankar.organisation.models import Person

__all__: list[str] = []


def _sees(person: Person, channel: Channel | None = None) -> bool:
    return may(person, "channels.view", channel)


def _enters(person: Person, channel: Channel | None = None) -> bool:
    if channel is not None and channel.kind == Kind.OWN:
        return False
    return may(person, "channels.describe", channel)


register(
    "insights.view",
    _sees,
    Channel,
    lambda person: Channel.objects.visible_to(person),
    meaning="See a channel's numbers and take them along as a file.",
)
register(
    "insights.enter",
    _enters,
    Channel,
    lambda person: Channel.objects.describable_by(person).exclude(kind=Kind.OWN),
    meaning="Enter a channel's numbers by hand or from a file; not for the city's own feed, which counts nobody.",
)
