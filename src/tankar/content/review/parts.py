"""Which part of a release changed, in words: “The Finnish text on Facebook changed.”"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from tankar.channels.models import Channel

__all__ = ["LABELS", "Part", "channel_names", "parts_between", "sentence_of"]

# in a sentence of its own, with the channels it concerns
_SENTENCES = {
    "text-sv": gettext_noop("The Swedish text on %(channels)s changed."),
    "text-fi": gettext_noop("The Finnish text on %(channels)s changed."),
    "description-sv": gettext_noop("The Swedish image description on %(channels)s changed."),
    "description-fi": gettext_noop("The Finnish image description on %(channels)s changed."),
    "picture": gettext_noop("The picture on %(channels)s changed."),
    "way": gettext_noop("How it goes out on %(channels)s changed."),
    "channel_added": gettext_noop("%(channels)s was added."),
    "channel_taken": gettext_noop("%(channels)s was taken away."),
    "category": gettext_noop("What the item touches changed."),
    "time": gettext_noop("The time changed."),
    "passed": gettext_noop("A stop was passed with a reason."),
    "removed": gettext_noop("The item was removed from the list."),
}
# as a part of the journal's sentence
LABELS: dict[str, Any] = {
    "text-sv": _("the Swedish text"),
    "text-fi": _("the Finnish text"),
    "description-sv": _("the Swedish image description"),
    "description-fi": _("the Finnish image description"),
    "picture": _("the picture"),
    "way": _("the way out"),
    "channel_added": _("a channel added"),
    "channel_taken": _("a channel taken away"),
    "category": _("what it touches"),
    "time": _("the time"),
    "passed": _("a stop passed with a reason"),
    "removed": _("removed from the list"),
}
_TOLD = {"languages", "text", "texts", "links", "media"}


@dataclass(frozen=True)
class Part:
    """`what`: a key of `LABELS`; `channels`: public ids."""

    what: str
    channels: tuple[str, ...] = ()

    def named(self, names: Mapping[str, str]) -> tuple[str, str]:
        """What, and the channels by their names: as it is kept with the review."""
        return self.what, ", ".join(names.get(one, one) for one in self.channels)


def parts_between(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Part]:
    """The parts in which two releases (as `canonical.laid_out` gives them) differ; the same part of several
    channels is one. Two that differ in nothing named here differ in the way out."""
    found: dict[str, list[str]] = {}
    for channel in sorted({*before["channels"], *after["channels"]}):
        old, new = before["channels"].get(channel), after["channels"].get(channel)
        for what in _between(old, new):
            found.setdefault(what, []).append(channel)
    if before.get("category") != after.get("category"):
        found["category"] = sorted(after["channels"])
    if not found and before != after:
        found["way"] = sorted(after["channels"])
    return [Part(what, tuple(found[what])) for what in LABELS if what in found]


def _between(old: Sequence[Any] | None, new: Sequence[Any] | None) -> Iterator[str]:
    if old is None or new is None:
        yield "channel_added" if old is None else "channel_taken"
        return
    for kind, read in (("text", _texts), ("description", _descriptions)):
        left, right = read(old), read(new)
        for language in sorted({*left, *right}):
            if left.get(language, "") != right.get(language, ""):
                yield f"{kind}-{language}"
    if _pictures(old) != _pictures(new):
        yield "picture"
    if _ways(old) != _ways(new):
        yield "way"


def _texts(posts: Sequence[Any]) -> dict[str, str]:
    return {language: text for post in posts for language, text in post["texts"].items()}


def _descriptions(posts: Sequence[Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for post in posts:
        for medium in post["media"]:
            for language, text in medium.get("descriptions", {}).items():
                found[language] = f"{found.get(language, '')}\n{text}" if text else found.get(language, "")
    return found


def _pictures(posts: Sequence[Any]) -> list[Any]:
    left_out = {"description", "descriptions"}
    return [
        {key: value for key, value in medium.items() if key not in left_out}
        for medium in _once(medium for post in posts for medium in post["media"])
    ]


def _once(media: Iterator[Any]) -> list[Any]:
    seen = {medium["sha256"]: medium for medium in media}
    return list(seen.values())


def _ways(posts: Sequence[Any]) -> list[Any]:
    """How the posts are cut, and whatever else leaves with them that has no name of its own above."""
    return [
        {"languages": post["languages"], **{key: value for key, value in post.items() if key not in _TOLD}}
        for post in posts
    ]


def sentence_of(what: str, channels: str) -> str:
    """In the language that is active now."""
    return str(gettext(_SENTENCES[what]) % {"channels": channels})


def channel_names(data: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Public id → name, of every channel in these releases."""
    wanted = {channel for one in data for channel in one["channels"]}
    return {one.public_id: one.name for one in Channel.objects.filter(public_id__in=wanted)}
