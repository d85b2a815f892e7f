"""What one revision changed in the one before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from tankar.content.models import Revision
from tankar.content.revisions.difference import Piece, pieces_of

__all__ = ["Changed", "TextChange", "changed_between"]


@dataclass(frozen=True)
class TextChange:
    """`kind`: "text", "own" (of the channel `where`) or "description"."""

    kind: str
    language: str
    where: str
    pieces: list[Piece]


@dataclass(frozen=True)
class Changed:
    """The texts that differ, and sentences for what is no text."""

    texts: list[TextChange]
    facts: list[str]


def changed_between(before: Revision | None, after: Revision) -> Changed:
    """The first revision changed nothing: everything in it is new."""
    old: Mapping[str, Any] = before.snapshot if before else {}
    new: Mapping[str, Any] = after.snapshot
    left, right = _texts(old), _texts(new)
    texts = [
        TextChange(*key, pieces_of(left.get(key, ""), right.get(key, "")))
        for key in dict.fromkeys([*right, *left])
        if left.get(key, "") != right.get(key, "")
    ]
    return Changed(texts, _facts(old, new) if before else [])


def _texts(snapshot: Mapping[str, Any]) -> dict[tuple[str, str, str], str]:
    found = {("text", language, ""): text for language, text in snapshot.get("texts", {}).items()}
    for channel in snapshot.get("channels", []):
        for language, text in channel["own_texts"].items():
            found["own", language, channel["name"]] = text
    for picture in _pictures(snapshot):
        for language, text in picture.get("descriptions", {}).items():
            key = ("description", language, "")
            found[key] = "\n".join(filter(None, [found.get(key, ""), text]))
    return found


def _pictures(snapshot: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = snapshot.get("media", [])
    return found


def _facts(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    said = []
    before = {one["public_id"]: one for one in old["channels"]}
    after = {one["public_id"]: one for one in new["channels"]}
    for public_id, one in after.items():
        if public_id not in before:
            said.append(_("%(channels)s was added.") % {"channels": one["name"]})
        elif _way(one) != _way(before[public_id]):
            said.append(_("How it goes out on %(channels)s changed.") % {"channels": one["name"]})
    said += [
        _("%(channels)s was taken away.") % {"channels": one["name"]}
        for public_id, one in before.items()
        if public_id not in after
    ]
    if [_shown(one) for one in _pictures(old)] != [_shown(one) for one in _pictures(new)]:
        said.append(_("The picture, or what is said about it, changed."))
    if old.get("details") != new.get("details") or old.get("versions") != new.get("versions"):
        said.append(_("What is known about the item changed."))
    return said


def _way(channel: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in channel.items() if key not in {"own_texts", "name"}}


def _shown(picture: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in picture.items() if key != "descriptions"}
