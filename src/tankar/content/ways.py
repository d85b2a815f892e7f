"""Which ways out a channel leaves to the writer, and which one it starts with."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tankar.channels.models import Channel, LanguagePolicy, WayOut

__all__ = ["default_way", "language_name", "way_sentence", "ways_of"]


def ways_of(channel: Channel) -> list[tuple[str, str]]:
    """(way_out, first_language) to choose from. A channel decided to have both languages sends both."""
    if channel.language_policy != LanguagePolicy.BOTH:
        return [(WayOut.ONE_LANGUAGE.value, channel.language_policy)]
    kinds = [WayOut.ONE_POST.value, WayOut.TWO_POSTS.value]
    if channel.way_out == WayOut.ONE_LANGUAGE:
        kinds.append(WayOut.ONE_LANGUAGE.value)
    return [(kind, first) for kind in kinds for first in _first_then_other(channel.first_language)]


def default_way(channel: Channel) -> tuple[str, str]:
    """The way the channel is set to."""
    if channel.language_policy != LanguagePolicy.BOTH:
        return WayOut.ONE_LANGUAGE.value, channel.language_policy
    return channel.way_out, channel.first_language


def _first_then_other(first: str) -> tuple[str, str]:
    return (first, "fi" if first == "sv" else "sv")


def language_name(language: str) -> str:
    """Its name inside a sentence, in the reader's language."""
    return {
        "sv": pgettext("within a sentence", "Swedish"),
        "fi": pgettext("within a sentence", "Finnish"),
    }.get(language, language)


def way_sentence(way_out: str, first_language: str) -> str:
    """The way out in words."""
    return {
        ("one_post", "sv"): _("In one post, Swedish first"),
        ("one_post", "fi"): _("In one post, Finnish first"),
        ("two_posts", "sv"): _("Two posts, Swedish first"),
        ("two_posts", "fi"): _("Two posts, Finnish first"),
        ("one_language", "sv"): _("Swedish only"),
        ("one_language", "fi"): _("Finnish only"),
    }[(way_out, first_language)]
