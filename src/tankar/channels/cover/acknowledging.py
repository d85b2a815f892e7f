"""Ready words that say a message has come to a channel that pauses. Tankar sends them to nobody: a person puts them
into the network's own automatic reply, where it has one, or sends them as an answer.

Every text names the days, when somebody answers again at the earliest, and the city's official feedback channel
(GEN-8), last, so that no words run into its address. What a network sends by itself says first that it is
automatic, and when people answer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from tankar.channels.cover.days import span_words
from tankar.channels.cover.wording import here_words
from tankar.channels.models import Channel, ChannelEntry, CoverPause
from tankar.organisation.access import today
from tankar.organisation.calendar import working_day

__all__ = ["Automatic", "Ready", "automatic_replies", "ready_answers"]

_LANGUAGES = ("sv", "fi", "en")
_RECEIVED = {
    "sv": "Vi har fått ditt meddelande.",
    "fi": "Olemme saaneet viestisi.",
    "en": "We have received your message.",
}
_AUTOMATIC = {
    "sv": "Automatiskt svar: vi har fått ditt meddelande.",
    "fi": "Automaattinen vastaus: olemme saaneet viestisi.",
    "en": "Automatic reply: we have received your message.",
}
_BACK = {
    "sv": "Vi svarar tidigast {day}",
    "fi": "Vastaamme aikaisintaan {day}",
    "en": "We answer on {day} at the earliest.",
}
_HOURS = {
    "sv": "Här svarar människor vardagar {hours}.",
    "fi": "Täällä vastaavat ihmiset arkisin klo {hours}.",
    "en": "People answer here on weekdays, {hours}.",
}
_OFFICE = {"sv": "8–16, fredagar 8–15", "fi": "8–16, perjantaisin 8–15", "en": "8–16, on Fridays 8–15"}
_FEEDBACK = {
    "sv": "Stadens officiella responskanal: {0}",
    "fi": "Kaupungin virallinen palautekanava: {0}",
    "en": "The city's official feedback channel: {0}",
}
_DANGER = {
    "sv": "I nödfall: ring 112.",
    "fi": "Hätätilanteessa soita 112.",
    "en": "In an emergency call 112.",
}
_FOR_NOW = {
    "sv": "Vi svarar inte här tills vidare ({0}).",
    "fi": "Emme vastaa täällä toistaiseksi ({0}).",
    "en": "We do not answer here until further notice ({0}).",
}


@dataclass(frozen=True)
class Automatic:
    """Words for the network's own automatic reply, in one language."""

    language: str
    text: str


@dataclass(frozen=True)
class Ready:
    """An answer a person can send: `texts` from the longest to the shortest, since networks count differently.

    `answers_on`: the day from which an answer is promised; `None` when nobody knows, and the words lead elsewhere.
    """

    texts: Sequence[str]
    answers_on: dt.date | None


def automatic_replies(pause: CoverPause) -> list[Automatic]:
    """In Swedish, Finnish and English; the pause comes with its channel."""
    back = _back_on(pause)
    return [
        Automatic(
            code,
            _said(
                _AUTOMATIC[code],
                getattr(pause, f"notice_{code}"),
                _back(code, back),
                _HOURS[code].format(hours=_hours(pause.channel, code)),
                _DANGER[code],
                _feedback(code),
            ),
        )
        for code in _LANGUAGES
    ]


def ready_answers(channel: Channel, code: str) -> Ready | None:
    """What a person may send on a channel that pauses; `None` when it does not. At most three statements."""
    if not channel.is_paused:
        return None
    pause = CoverPause.objects.filter(channel=channel, state=CoverPause.State.RUNNING).first()
    if pause is None:
        return _until_further_notice(channel, code)
    back = _back_on(pause)
    back_words, feedback = _back(code, back), _feedback(code)
    here = here_words(code, pause.first_day, pause.last_day)
    return Ready(
        (
            _said(
                _RECEIVED[code],
                getattr(pause, f"notice_{code}") or here,
                back_words,
                _DANGER[code],
                feedback,
            ),
            _said(_RECEIVED[code], here, back_words, feedback),
            _said(here, feedback),
        ),
        back,
    )


def _until_further_notice(channel: Channel, code: str) -> Ready:
    """Nobody has said how long: the words that residents read in the register, the day they were sent, where to ask."""
    entry = ChannelEntry.objects.filter(channel=channel).first()
    words = getattr(entry, f"pause_notice_{code}", "")
    day = today()
    here = _FOR_NOW[code].format(f"{day.day}.{day.month}.{day.year}")
    return Ready(
        (
            _said(_RECEIVED[code], here, words, _DANGER[code], _feedback(code)),
            _said(_RECEIVED[code], here, _feedback(code)),
            _said(here, _feedback(code)),
        ),
        None,
    )


def _back_on(pause: CoverPause) -> dt.date:
    """The first working day after it that no other pause of the channel covers."""
    alive = (CoverPause.State.PLANNED, CoverPause.State.RUNNING)
    spans = CoverPause.objects.filter(
        channel=pause.channel_id, state__in=alive, last_day__gt=pause.last_day
    ).values_list("first_day", "last_day")
    later = sorted(spans)
    day = pause.last_day + dt.timedelta(days=1)
    while not working_day(day) or any(first <= day <= last for first, last in later):
        day += dt.timedelta(days=1)
    return day


def _back(code: str, day: dt.date) -> str:
    return _BACK[code].format(day=span_words(day, day))


def _hours(channel: Channel, code: str) -> str:
    """The channel's own, as its answering agreement says, or the offices'."""
    entry: Any = ChannelEntry.objects.filter(channel=channel).first()
    if entry is None or entry.answered_from is None or entry.answered_to is None:
        return _OFFICE[code]
    return f"{_clock(entry.answered_from)}–{_clock(entry.answered_to)}"


def _clock(time: dt.time) -> str:
    return f"{time.hour}.{time.minute:02}" if time.minute else str(time.hour)


def _feedback(code: str) -> str:
    """Where the city has its official feedback channel today: the guideline's own address has moved since."""
    addresses = settings.CONFIGURATION.feedback_address.split("|")
    return _FEEDBACK[code].format(addresses[_LANGUAGES.index(code)].strip())


def _said(*sentences: str) -> str:
    return " ".join(one.strip() for one in sentences if one.strip())
