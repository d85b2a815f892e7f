"""The labels of one message: found by the text engine, each with its reason; what a person said stands over them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _

from tankar.content.checks.looking import pack, speaks
from tankar.inbox.labels.kinds import DISTRESS, NAMES, READ_FIRST, THREAT, TOPIC, TOPICS, URGENT
from tankar.inbox.models import Message
from tankar.texts.finding import Finding
from tankar.texts.triage import Triaged, masking, triage

__all__ = ["Label", "first_of", "labels_of", "masked", "stronger", "triaged"]

_LONGEST = 5_000
_SOON = 2
# the label, and the beginnings of the types of findings that give it
_TYPES = {
    DISTRESS: "distress",
    THREAT: "threat",
    "hate": "abuse.hate",
    "insult": "abuse.insult",
    "profanity": "abuse.profanity",
    "phishing": "phishing",
    "spam": "spam",
    "personal": "pii",
}


@dataclass(frozen=True)
class Label:
    """`key`: one of `NAMES`, or "topic" with its `value`; `rule`: whose help page explains it, "" for none.

    `said`: a person said so, and nothing was asked of the text.
    """

    key: str
    name: str
    why: str = ""
    words: str = ""
    rule: str = ""
    value: str = "yes"
    said: bool = False

    @property
    def is_first(self) -> bool:
        return self.key in READ_FIRST


def labels_of(text: str, said: Mapping[str, str] | None = None) -> list[Label]:
    """In the order in which they are read: what cannot wait first, the topic last. `said`: `Message.labels_said`."""
    told = triaged(text, speaks())
    found = {label.key: label for label in _found(told, text)}
    for key, value in (said or {}).items():
        found.pop(key, None)
        if value:
            name = TOPICS.get(value, "") if key == TOPIC else NAMES.get(key, "")
            found[key] = Label(key, str(name), _("Said by a person."), value=value, said=True)
    return [found[key] for key in (*NAMES, TOPIC) if key in found]


def first_of(messages: Iterable[Message]) -> str:
    """ "distress" or "threat" when a person should read one of these before everything else; else "". What a person
    said of a message stands over what is found."""
    keys = {key for one in messages for key in _first_in(one)}
    return next((key for key in READ_FIRST if key in keys), "")


def stronger(*firsts: str) -> str:
    """Of several answers of `first_of` the one that is read first."""
    return next((key for key in READ_FIRST if key in firsts), "")


def _first_in(message: Message) -> list[str]:
    told = triaged(message.text)
    said = message.labels_said
    return [key for key in READ_FIRST if (bool(said[key]) if key in said else told.has(_TYPES[key]))]


def masked(text: str) -> str:
    """The text with every piece of personal data named by its kind instead."""
    return masking.masked(text, pack())


@lru_cache(maxsize=2_000)
def _sorted(text: str, language: str, _version: tuple[str, ...]) -> Triaged:
    return triage(text, pack(), language, explains=True)


def triaged(text: str, speaks: str = "en") -> Triaged:
    """What the engine says of the message, its reasons in the language `speaks`; asked again, remembered."""
    return _sorted(text[:_LONGEST], speaks, pack().layers)


def _found(told: Triaged, text: str) -> Iterable[Label]:
    for key, kind in _TYPES.items():
        finding = next((one for one in told.findings if one.type.startswith(kind)), None)
        if finding is not None:
            yield Label(key, str(NAMES[key]), finding.why, _quoted(finding, text), finding.rule)
    if told.urgency >= _SOON and not told.has(THREAT) and not told.has(DISTRESS):
        yield Label(URGENT, str(NAMES[URGENT]), _("By the words it uses."), _weighed(told, "urgency", text))
    if told.is_question:
        yield Label("question", str(NAMES["question"]), _("It asks, with or without a question mark."))
    if told.topic in TOPICS:
        yield Label(
            TOPIC,
            str(TOPICS[told.topic]),
            _("By the words it uses."),
            _weighed(told, TOPIC, text),
            value=told.topic,
        )


def _quoted(finding: Finding, text: str) -> str:
    return " ".join(text[finding.start : finding.end].split())[:80]


def _weighed(told: Triaged, what: str, text: str) -> str:
    return ", ".join(text[start:end] for start, end in told.reasons.get(what, ()))
