"""An item as plain data, to be kept and compared: whatever a draft holds, without the networks' limits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from tankar.content.changes import Changes, MediaChange
from tankar.content.draft import LANGUAGES, Draft

__all__ = ["all_back_to", "changes_back_to", "snapshot_of"]

# what a network allows, what the register says today, and what every save changes is no part of the text
_LEFT_OUT = {"limits", "required", "kind", "is_paused", "has_lost_access", "revision", "state", "public_id"}


def snapshot_of(draft: Draft) -> dict[str, Any]:
    """Texts, ways out, channels' own texts, details, pictures."""
    found: dict[str, Any] = _plain(draft)
    found["channels"] = [
        {"public_id": channel.public_id, **kept}
        for channel, kept in zip(draft.channels, found["channels"], strict=True)
    ]
    found["details"]["kind"] = str(draft.details.kind)
    return found


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {
            one.name: _plain(getattr(value, one.name)) for one in fields(value) if one.name not in _LEFT_OUT
        }
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    if value is None or isinstance(value, bool | int | float):
        return value
    return str(value)


def changes_back_to(snapshot: Mapping[str, Any], now: Draft) -> Changes:
    """What must be saved so that the texts read as they did then. Channels and pictures stay as they are."""
    then: dict[tuple[str, str], str] = {
        (channel["public_id"], language): text
        for channel in snapshot["channels"]
        for language, text in channel["own_texts"].items()
    }
    own = {
        (channel.public_id, language): then.get((channel.public_id, language), "")
        for channel in now.channels
        for language in LANGUAGES
    }
    texts = {one: snapshot["texts"].get(one, "") for one in {*now.texts, *snapshot["texts"]}}
    return Changes(texts=texts, channel_texts=own)


# of the details, what a yes is bound to: the rest does not leave
_LEAVING = ("kind", "link")
_OF_MEDIA = ("people", "leave_note", "language", "speech")


def all_back_to(snapshot: Mapping[str, Any], now: Draft) -> Changes:
    """What must be saved so that the item leaves as it would have then: texts, channels and their ways, descriptions.
    Pictures that were put in or taken out since stay as they are now."""
    texts = changes_back_to(snapshot, now)
    channels = {one["public_id"]: one for one in snapshot["channels"]}
    own = {
        (public_id, language): one["own_texts"].get(language, "")
        for public_id, one in channels.items()
        for language in LANGUAGES
    }
    details = snapshot["details"]
    return Changes(
        texts=texts.texts,
        channels={key: (one["way_out"], one["first_language"]) for key, one in channels.items()},
        shapes={key: one["shape"] for key, one in channels.items()},
        channel_texts={**texts.channel_texts, **own},
        media=dict(_media_back_to(snapshot, now)),
        details={
            "subjects": tuple(details["subjects"]),
            **{name: details[name] for name in _LEAVING},
        },
        forms={one: (said["form"], said["waived_reason"]) for one, said in snapshot["versions"].items()},
    )


def _media_back_to(snapshot: Mapping[str, Any], now: Draft) -> Iterator[tuple[str, MediaChange]]:
    then = {one["sha256"]: one for one in snapshot["media"]}
    for medium in now.media:
        if medium.sha256 in then:
            said = then[medium.sha256]
            words = {one: said["descriptions"].get(one, "") for one in LANGUAGES}
            yield (
                medium.public_id,
                MediaChange(descriptions=words, **{name: said[name] for name in _OF_MEDIA if name in said}),
            )
