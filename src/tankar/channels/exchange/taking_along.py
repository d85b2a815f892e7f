"""The register as rows: what each reader may see of it, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from tankar.channels.entry.reading import answered_words, season_words
from tankar.channels.entry.section_forms import entry_of
from tankar.channels.entry.states import states_of
from tankar.channels.models import Channel
from tankar.organisation.access import today
from tankar.organisation.models import Person

__all__ = ["WIDTHS", "heading", "lines_for"]

WIDTHS = (
    34,
    34,
    34,
    16,
    26,
    44,
    22,
    30,
    10,
    22,
    40,
    20,
    10,
    24,
    40,
    40,
    30,
    30,
    40,
    14,
    14,
    40,
    12,
    12,
    34,
    30,
    14,
)
_AT_ONCE = 500


def heading() -> list[str]:
    """What can be taken in again as it stands: see `taking_in`."""
    return [
        _("Name in Swedish"),
        _("Name in Finnish"),
        _("Name in English"),
        _("Network"),
        _("Account"),
        _("Address of the account"),
        _("Permanent id on the network"),
        _("Owner unit"),
        _("Common channel"),
        _("Languages of the channel"),
        _("Why one language is enough"),
        _("State"),
        _("Managers today"),
        _("Season"),
        _("Former names"),
        _("Purpose in Swedish"),
        _("Target group"),
        _("Contact"),
        _("Who decided its opening"),
        _("Next review"),
        _("Last day in use"),
        _("Is it answered?"),
        *_security_heading(),
    ]


def _security_heading() -> list[str]:
    return [
        _("Two-factor sign-in is on"),
        _("Administrators with a work e-mail"),
        _("Where the recovery is kept"),
        _("Other apps that may use the account"),
        _("Checked on"),
    ]


def lines_for(person: Person) -> Iterator[list[str | int]]:
    """Every channel the person sees, in the order of the register; its security only where they may read it."""
    day = today()
    on_day = Q(assignments__valid_from__lte=day) & (
        Q(assignments__valid_to__isnull=True) | Q(assignments__valid_to__gte=day)
    )
    named = Count("assignments__person", filter=on_day, distinct=True)
    secure: set[Any] = set(Channel.objects.securable_by(person).values_list("pk", flat=True))
    seen = Channel.objects.visible_to(person).select_related("owner_unit", "entry").annotate(named=named)
    for channel in seen.in_register_order().iterator(chunk_size=_AT_ONCE):
        yield [*_of_channel(channel), *_security(channel, channel.pk in secure)]


def _of_channel(channel: Channel) -> list[str | int]:
    entry = entry_of(channel)
    return [
        channel.name_sv or "",  # type: ignore[attr-defined]
        channel.name_fi or "",  # type: ignore[attr-defined]
        channel.name_en or "",  # type: ignore[attr-defined]
        channel.network_title,
        channel.handle,
        channel.url,
        channel.account_id,
        channel.owner_unit.name,
        _("Yes") if channel.is_common else _("No"),
        str(channel.get_language_policy_display()),
        channel.language_reason,
        ", ".join(one.words for one in states_of(channel)),
        channel.named,  # type: ignore[attr-defined]
        season_words(channel),
        channel.former_names,
        entry.purpose_sv,
        entry.target_group,
        channel.contact,
        entry.opening_decision,
        entry.next_review.isoformat() if entry.next_review else "",
        channel.closes_on.isoformat() if channel.closes_on else "",
        answered_words(entry),
    ]


def _security(channel: Channel, may_read: bool) -> list[str | int]:
    if not may_read:
        return [_("not shown to you")] * len(_security_heading())
    entry = entry_of(channel)
    return [
        str(entry.get_two_factor_display()),
        entry.admins if entry.admins is not None else "",
        entry.recovery_kept,
        entry.third_party_apps,
        entry.security_checked_on.isoformat() if entry.security_checked_on else "",
    ]
