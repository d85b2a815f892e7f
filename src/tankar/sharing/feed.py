"""The private Atom feed of what is good to share (RFC 4287): the address is the key, and nothing is counted."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from tankar.sharing.reading import KitRow, page_of

__all__ = ["atom_of"]

_NOTHING_YET = "2021-08-23T00:00:00+03:00"


def atom_of(language: str) -> str:
    """The newest kits in `language`, as Atom. No address in it carries the key."""
    base = settings.CONFIGURATION.public_address
    rows = page_of(language).rows
    updated = max((row.kit.changed_at.isoformat(timespec="seconds") for row in rows), default=_NOTHING_YET)
    with translation.override(language):
        title = escape(_("Good to share"))
    page = base + reverse("sharing:list")
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">'
        f"<id>{page}#{language}</id><title>{title}</title><updated>{updated}</updated>"
        f'<link rel="alternate" type="text/html" href={quoteattr(page)}/><author><name>{title}</name></author>'
        + "".join(_entry(row, base) for row in rows)
        + "</feed>"
    )


def _entry(row: KitRow, base: str) -> str:
    kit = row.kit
    url = base + reverse("sharing:kit", args=[kit.public_id])
    return (
        f'<entry xml:lang="{row.language}"><id>{url}</id><title>{escape(_clean(row.title))}</title>'
        f'<link rel="alternate" type="text/html" href={quoteattr(url)}/>'
        f'<link rel="related" href={quoteattr(kit.link)}/>'
        f"<published>{kit.offered_at.isoformat(timespec='seconds')}</published>"
        f"<updated>{kit.changed_at.isoformat(timespec='seconds')}</updated>"
        f'<content type="text">{escape(_clean(row.text))}</content></entry>'
    )


def _clean(text: str) -> str:
    """Without the control characters that XML 1.0 does not know."""
    return "".join(char for char in text if char in "\t\n" or ord(char) >= 32)
