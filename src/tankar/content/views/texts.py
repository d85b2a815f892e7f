"""What the composer shows of the text in each language: its words, its state, the order that is open for it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tankar.content.draft import Draft, Version
from tankar.content.languages.links import address_of
from tankar.content.models import Item, LanguageVersion, TranslationOrder
from tankar.content.views.cards import TextField, own_name
from tankar.content.ways import language_name

__all__ = ["TextPart", "text_parts"]


@dataclass(frozen=True)
class TextPart(TextField):
    """The text in one language. `words`: the language's name within a sentence."""

    form: str = LanguageVersion.Form.FULL
    waived_reason: str = ""
    words: str = ""
    is_first: bool = True
    order: TranslationOrder | None = None
    source_changed: bool = False
    address: str = ""
    is_out: bool = False
    machine_made: bool = False


def text_parts(draft: Draft, item: Item | None = None) -> list[TextPart]:
    """One part a language, the author's first. With the item, also the orders: one statement more."""
    orders = {}
    if item is not None:
        found = item.orders.filter(state__in=["ordered", "delivered"], asset=None).select_related(
            "translator"
        )
        orders = {one.language: one for one in found}
    return [_part(draft, language, orders.get(language)) for language in draft.languages]


def _part(draft: Draft, language: str, order: TranslationOrder | None) -> TextPart:
    text, version = draft.texts.get(language, ""), draft.version(language)
    missing = not text.strip() and not version.stays_behind
    return TextPart(
        language=language,
        name=own_name(language),
        text=text,
        state=_state_words(
            version, missing=missing, ordered=order is not None, is_out=_is_out(draft, language)
        ),
        missing=missing,
        form=version.form,
        waived_reason=version.waived_reason,
        words=language_name(language),
        is_first=language == draft.languages[0],
        order=order,
        source_changed=order is not None
        and draft.texts.get(order.source_language, "").strip() != order.source_text.strip(),
        is_out=_is_out(draft, language),
        machine_made=version.machine_made,
        address=address_of(order) if order is not None and order.mail_failed else "",
    )


def _is_out(draft: Draft, language: str) -> bool:
    """Is it out in this language on every channel that it is for, so that nothing of it leaves again?"""
    speaking = [one for one in draft.channels if language in one.way.languages]
    return bool(speaking) and all(language in one.out_in for one in speaking)


def _state_words(version: Version, *, missing: bool, ordered: bool, is_out: bool = False) -> str:
    if is_out:
        return _("out already")
    if version.is_waived:
        return _("left out, with a reason")
    if version.is_later:
        return _("follows later")
    if missing:
        return _("ordered") if ordered else _("missing")
    if version.standing == LanguageVersion.Standing.REVIEWED:
        return _("read through")
    if version.standing == LanguageVersion.Standing.MACHINE:
        return _("machine draft, not read through")
    return _("short version") if version.form == LanguageVersion.Form.SHORT else _("draft")
