"""Decide in which languages a channel speaks, why, and how two languages leave."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tankar.channels.errors import OneLanguageOnly, ReasonMissing
from tankar.channels.models import Channel, ContentLanguage, LanguagePolicy, WayOut
from tankar.channels.noting import note
from tankar.organisation.access import may
from tankar.organisation.models import Person

__all__ = ["Languages", "change_languages", "refuse_impossible"]


@dataclass(frozen=True)
class Languages:
    """One decision. `first`: which language stands first when both leave. `reason`: why one is enough."""

    policy: str = LanguagePolicy.BOTH
    reason: str = ""
    way_out: str = WayOut.ONE_POST
    first: str = ContentLanguage.FINNISH

    def columns(self) -> dict[str, str]:
        """As the channel's row keeps them; what does not apply in one language follows from it."""
        alone = self.policy != LanguagePolicy.BOTH
        return {
            "language_policy": self.policy,
            "language_reason": self.reason.strip(),
            "way_out": self.way_out,
            "first_language": self.policy if alone else self.first,
        }


def change_languages(person: Person, channel: Channel, languages: Languages) -> Channel:
    """The channel as decided. What was released before leaves as it was approved; the next item leaves anew.

    Raises PermissionDenied, ReasonMissing, OneLanguageOnly.
    """
    if not may(person, "channels.manage", channel):
        raise PermissionDenied("channels.manage")
    refuse_impossible(languages)
    columns = languages.columns()
    with transaction.atomic():
        Channel.objects.filter(pk=channel.pk).update(**columns)
        note("languages_changed", channel, person, **columns)
    channel.refresh_from_db()
    return channel


def refuse_impossible(languages: Languages) -> None:
    """Raises ReasonMissing or OneLanguageOnly for a decision that does not hold together."""
    if LanguagePolicy(languages.policy) == LanguagePolicy.BOTH:
        return
    if not languages.reason.strip():
        raise ReasonMissing
    if languages.way_out != WayOut.ONE_LANGUAGE:
        raise OneLanguageOnly
