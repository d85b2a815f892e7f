"""From an item's draft to what the text engine reads. The only place that knows both."""

from __future__ import annotations

from collections.abc import Iterator

from tankar.content.draft import LANGUAGES, Chosen, Draft
from tankar.content.models import Asset, Item, LanguageVersion
from tankar.texts import Draft as Checked
from tankar.texts import Medium, Outlet, Part, Role

__all__ = ["checked"]


def checked(draft: Draft) -> Checked:
    """Parts are named after the fields of the composer, so that findings point at them."""
    versions = {one: draft.version(one) for one in LANGUAGES}
    return Checked(
        parts=tuple(_parts(draft)),
        wanting=_wanting(draft),
        waived=frozenset(one for one, version in versions.items() if version.stays_behind),
        short=frozenset(
            one for one, version in versions.items() if version.form == LanguageVersion.Form.SHORT
        ),
        leaving=draft.leaving or draft.languages,
        media=tuple(_media(draft)),
        outlets=tuple(_outlets(draft)),
        page=draft.details.link,
        unopened={one.url: one.state for one in draft.pages.values() if one.does_not_open},
    )


def _parts(draft: Draft) -> Iterator[Part]:
    for language in LANGUAGES:
        if not draft.version(language).stays_behind:
            yield Part(f"text-{language}", language, draft.texts.get(language, ""))
    for channel in draft.channels:
        for language, text in channel.own_texts.items():
            yield Part(f"own-{language}-{channel.public_id}", language, text, group=channel.public_id)
    for medium in draft.media:
        for language, text in medium.descriptions.items():
            yield Part(f"description-{language}-{medium.public_id}", language, text, Role.DESCRIPTION)


def _wanting(draft: Draft) -> dict[str, tuple[str, ...]]:
    """Language → the channels that are decided to have it and have no words in it."""
    return {
        language: tuple(
            channel.name
            for channel in draft.channels
            if language in channel.required
            and language not in channel.out_in
            and not draft.texts_on(channel)[language].strip()
        )
        for language in draft.languages
    }


def _media(draft: Draft) -> Iterator[Medium]:
    """Whether somebody speaks is asked by the page itself; until it is answered, captions are not missing."""
    live = draft.details.kind == Item.Kind.LIVE
    for one in draft.media:
        yield Medium(
            key=one.public_id,
            is_video=one.is_video,
            descriptions=one.descriptions,
            languages=(one.language,) if one.language else (),
            captions=tuple(one.captions),
            # a live broadcast needs none; its recording has fourteen days (`outstanding`)
            speech=not live and one.speech in (Asset.Speech.FILE, Asset.Speech.IN_PICTURE),
            is_captioned=one.speech == Asset.Speech.IN_PICTURE,
        )


def _outlets(draft: Draft) -> Iterator[Outlet]:
    for channel in draft.channels:
        for post in draft.posts_on(channel):
            length = channel.limits.count(post.text)
            yield Outlet(
                channel.name,
                _text_field(draft, channel),
                length,
                channel.limits.characters,
                key=channel.public_id,
            )
            for picture, description in post.described:
                field = f"description-{picture.languages_in(post.languages)[0]}-{picture.public_id}"
                most = channel.limits.description
                yield Outlet(channel.name, field, len(description), most, Role.DESCRIPTION, channel.public_id)


def _text_field(draft: Draft, channel: Chosen) -> str:
    return f"own-{channel.public_id}" if channel.own_texts else f"text-{draft.languages[0]}"
