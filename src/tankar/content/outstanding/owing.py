"""When something is owed, and when it is there. Called in the transactions of what happened.

The text that follows: owed from the release, running from the moment the first language is out, done when every
channel that needs it has it. Due one working day later: our default (`pair_gap_days`).

Captions of a live broadcast whose recording is kept: due 14 days after it, by law (306/2019). Weekends and holidays
count.
"""

from __future__ import annotations

import datetime as dt

from django.conf import settings

from tankar.channels.models import Channel
from tankar.content.draft import Chosen, Draft, chosen_of
from tankar.content.models import Asset, Item, ItemChannel, LanguageVersion, Outstanding
from tankar.notices.settling import settle as settle_notices
from tankar.organisation.calendar import add_working_days
from tankar.work import clock

__all__ = [
    "came_out",
    "captions_due",
    "captions_kept",
    "moved_to",
    "owe_at_release",
    "pair_due",
    "taken_back",
    "to_follow",
]

_OPEN = Outstanding.State.OPEN
_LANGUAGE = Outstanding.Kind.LANGUAGE
_CAPTIONS = Outstanding.Kind.CAPTIONS
DAYS_FOR_CAPTIONS = dt.timedelta(days=14)


def pair_due(since: dt.datetime) -> dt.datetime:
    """When the other language is due, of a post that leaves at `since`."""
    return add_working_days(since, settings.CONFIGURATION.pair_gap_days)


def captions_due(since: dt.datetime) -> dt.datetime:
    """The last minute of the fourteenth day after the broadcast, in Karleby."""
    last = clock.local(since).date() + DAYS_FOR_CAPTIONS
    return dt.datetime.combine(last, dt.time(23, 59), clock.LOCAL).astimezone(dt.UTC)


def to_follow(draft: Draft) -> list[str]:
    """The languages that a channel is to have and that the writer lets follow later."""
    return [
        one
        for one in draft.languages
        if draft.version(one).is_later and any(one in _wanted(channel) for channel in draft.channels)
    ]


def _wanted(channel: Chosen) -> set[str]:
    return {*channel.required} & {*channel.leaving}


def owe_at_release(item: Item, draft: Draft, wanted_at: dt.datetime) -> None:
    """The item is released to leave at `wanted_at` without some of its languages."""
    for language in to_follow(draft):
        Outstanding.objects.get_or_create(
            item=item,
            kind=_LANGUAGE,
            language=language,
            defaults={"since": wanted_at, "due_at": pair_due(wanted_at)},
        )
    if item.kind == Item.Kind.LIVE:
        _owe_captions(item, item.ends_at or item.begins_at or wanted_at)


def _owe_captions(item: Item, since: dt.datetime) -> None:
    """Until somebody says what became of the recording. What was said of it stands."""
    times = {"since": since, "due_at": captions_due(since)}
    owed, made = Outstanding.objects.get_or_create(item=item, kind=_CAPTIONS, language="", defaults=times)
    if not made:
        Outstanding.objects.filter(pk=owed.pk, state=_OPEN, runs=False).update(**times)


def captions_kept(asset: Asset) -> None:
    """The video has captions now: the recordings it stands for owe none."""
    owed = Outstanding.objects.filter(kind=_CAPTIONS, state=_OPEN, item__media__asset=asset)
    done = {"state": Outstanding.State.DONE, "settled_at": clock.now()}
    keys = list(owed.values_list("pk", flat=True))
    Outstanding.objects.filter(pk__in=keys).update(**done)
    settle_notices("outstanding", [str(key) for key in keys])


def moved_to(item: Item, moment: dt.datetime) -> None:
    """What waits leaves at `moment` instead."""
    item.outstanding.filter(kind=_LANGUAGE, state=_OPEN, runs=False).update(
        since=moment, due_at=pair_due(moment)
    )


def came_out(item: Item, channel: Channel, languages: list[str], at: dt.datetime) -> None:
    """A post of the item is out on the channel in these languages."""
    # the lock: of two posts that arrive at once, the second sees what the first has written
    owed = list(item.outstanding.select_for_update().filter(kind=_LANGUAGE, state=_OPEN))
    if not owed:
        return
    choice = item.choices.filter(channel=channel).first()
    if choice is not None:
        there = [one for one in choice.out_in.split("+") if one]
        choice.out_in = "+".join([*there, *(one for one in languages if one not in there)])
        choice.save(update_fields=["out_in"])
    for one in owed:
        if not one.runs and one.language not in languages:
            one.runs, one.since, one.due_at = True, at, pair_due(at)
            one.save(update_fields=["runs", "since", "due_at"])
        elif one.language in languages and not _missing_somewhere(item, one.language):
            one.state, one.settled_at = Outstanding.State.DONE, at
            one.save(update_fields=["state", "settled_at"])
            settle_notices("outstanding", [str(one.pk)])


def _missing_somewhere(item: Item, language: str) -> bool:
    return any(
        language in _wanted(chosen_of(one.channel, one.way_out, one.first_language))
        and language not in one.out_in.split("+")
        for one in ItemChannel.objects.filter(item=item).select_related("channel")
    )


def taken_back(item: Item) -> None:
    """Nothing was out: nothing is owed. Else the text that was to follow is what is written now."""
    owed = item.outstanding.filter(kind=_LANGUAGE, state=_OPEN)
    owed.filter(runs=False).delete()
    item.outstanding.filter(kind=_CAPTIONS, state=_OPEN, runs=False, since__gt=clock.now()).delete()
    following = list(owed.values_list("language", flat=True))
    later = item.versions.filter(language__in=following, form=LanguageVersion.Form.LATER)
    later.update(form=LanguageVersion.Form.FULL)
