"""Ask for it formally: a request to the registry, with its words ready. The registry answers it, not Tankar."""

from __future__ import annotations

from urllib.parse import quote

from django.conf import settings
from django.utils.translation import gettext as _

from tankar.clearance.models import Clearance
from tankar.work.demo import is_demo

__all__ = ["formal_link", "registry_phone"]


def formal_link(clearance: Clearance) -> str:
    """A mail that the asker sends themselves, or "" where the registry's address is not set."""
    address = settings.CONFIGURATION.registry_email or ("registratur@demo.example" if is_demo() else "")
    if not address:
        return ""
    matter = clearance.matter
    what = f"{matter.reference} {matter.title}" if matter else (clearance.words or clearance.link)
    subject = _("Request for a document")
    body = _(
        "I ask for the following under the Openness Act (621/1999), sections 13 and 14:\n\n%(what)s\n\n"
        "If I am not given it, I ask for a written decision that can be appealed."
    ) % {"what": what[:1000]}
    return f"mailto:{address}?subject={quote(subject)}&body={quote(body)}"


def registry_phone() -> str:
    """Whom one may ring when nobody else answers; "" where it is not set."""
    return settings.CONFIGURATION.registry_phone or ("040 555 01 00" if is_demo() else "")
