"""What stands between a draft and its release, and what deserves a second look.

A check is a pure function: a frozen draft in, problems out. Only what the law, the network or the channel's
own decision demands blocks; the rest is advice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tankar.content.draft import Chosen, Draft, DraftImage
from tankar.content.models import Image
from tankar.content.ways import language_name

__all__ = ["Problem", "blocking", "problems_of"]


@dataclass(frozen=True)
class Problem:
    """One thing to look at. `where`: id of the field; `rules`: of the guideline; `blocks`: a release."""

    code: str
    where: str
    sentence: str
    rules: tuple[str, ...] = ()
    blocks: bool = True


def problems_of(draft: Draft) -> list[Problem]:
    """Everything found, in the order of the page, in the reader's language."""
    return [problem for check in CHECKS for problem in check(draft)]


def blocking(problems: list[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.blocks]


def _channels(draft: Draft) -> Iterator[Problem]:
    if not draft.channels:
        yield Problem("no_channel", "channels", _("No channel is chosen. Choose where this goes out."))
    for channel in draft.channels:
        if channel.is_paused:
            yield Problem(
                "channel_paused",
                "channels",
                _("%(channel)s is paused. Leave it out, or ask its owner to start it again.")
                % {"channel": channel.name},
            )
        elif channel.has_lost_access:
            yield Problem(
                "access_lost",
                "channels",
                _("Access to %(channel)s is lost. The post waits until the channel is connected again.")
                % {"channel": channel.name},
                blocks=False,
            )


def _people(draft: Draft) -> Iterator[Problem]:
    image = draft.image
    if image is None:
        return
    if not image.people:
        sentence = _("Does somebody show in the picture? Choose one of the four answers.")
        yield Problem("people_unanswered", "people", sentence, ("AMB-5",))
    elif image.people == Image.People.CHILDREN and not image.leave_note.strip():
        sentence = _("Say where the guardian's permission is kept, so that it is found when somebody asks.")
        yield Problem("guardian_leave_missing", "leave_note", sentence, ("AMB-5",))
    elif image.people == Image.People.LEAVE and not image.leave_note.strip():
        sentence = _("Say where the leave to publish is kept, so that it is found when somebody asks.")
        yield Problem("leave_note_missing", "leave_note", sentence, ("AMB-5",))


def _descriptions(draft: Draft) -> Iterator[Problem]:
    if draft.image is None:
        return
    for language in draft.leaving or draft.languages:
        if not draft.image.descriptions.get(language, "").strip():
            sentence = _(
                "The picture has no description in %(language)s. The law requires it (306/2019)."
            ) % {"language": language_name(language)}
            yield Problem("description_missing", f"description-{language}", sentence, ("PRIN-1",))


def _source(draft: Draft) -> Iterator[Problem]:
    if draft.image is not None and not draft.image.source.strip():
        sentence = _("The picture has no source. Say who took it.")
        yield Problem("source_missing", "source", sentence, ("NOTE-1",), blocks=False)


def _languages(draft: Draft) -> Iterator[Problem]:
    for language in draft.languages:
        if draft.version(language).is_waived:
            continue
        wanting = [
            channel.name
            for channel in draft.channels
            if language in channel.required and not draft.texts_on(channel)[language].strip()
        ]
        if wanting:
            sentence = _("The text is missing in %(language)s. %(channels)s is decided to have it.")
            if len(wanting) > 1:
                sentence = _("The text is missing in %(language)s. %(channels)s are decided to have it.")
            filled = sentence % {"language": language_name(language), "channels": ", ".join(wanting)}
            yield Problem("language_missing", f"text-{language}", filled, ("PRIN-1",))


def _lengths(draft: Draft) -> Iterator[Problem]:
    for channel in draft.channels:
        for post in draft.posts_on(channel):
            over = channel.limits.count(post.text) - channel.limits.characters
            if over > 0:
                yield Problem("too_long", _text_field(draft, channel), _too_long(channel, over), ("PRIN-1",))
            over = len(post.description) - channel.limits.description
            if over > 0:
                where = f"description-{post.languages[0]}"
                yield Problem("description_too_long", where, _description_too_long(channel, over))


def _text_field(draft: Draft, channel: Chosen) -> str:
    if channel.own_texts:
        return f"own-{channel.public_id}"
    return f"text-{draft.languages[0]}"


def _too_long(channel: Chosen, over: int) -> str:
    return ngettext(
        "The post on %(channel)s is %(over)s character too long. Shorten it, or write one for that channel.",
        "The post on %(channel)s is %(over)s characters too long. Shorten it, or write one for that channel.",
        over,
    ) % {"channel": channel.name, "over": number_format(over, force_grouping=True)}


def _description_too_long(channel: Chosen, over: int) -> str:
    return ngettext(
        "The image description is %(over)s character too long for %(channel)s. Shorten it.",
        "The image description is %(over)s characters too long for %(channel)s. Shorten it.",
        over,
    ) % {"channel": channel.name, "over": number_format(over, force_grouping=True)}


def _picture(draft: Draft) -> Iterator[Problem]:
    if draft.image is None:
        return
    for channel in draft.channels:
        code, sentence = _not_taken(draft.image, channel)
        if code:
            yield Problem(code, "picture", sentence % {"channel": channel.name})


def _not_taken(image: DraftImage, channel: Chosen) -> tuple[str, str]:
    limits = channel.limits
    if limits.media < 1:
        return "picture_not_taken", _("%(channel)s takes no pictures. Leave the picture or the channel out.")
    if image.content_type not in limits.image_types:
        return "picture_type", _(
            "%(channel)s does not take pictures of this kind. Save the picture as JPEG and choose it again."
        )
    if image.size > limits.image_bytes:
        return "picture_size", _("The picture is too big a file for %(channel)s. Choose a smaller one.")
    if image.width * image.height > limits.image_pixels:
        return "picture_pixels", _(
            "The picture has more pixels than %(channel)s takes. Choose a smaller one."
        )
    return "", ""


CHECKS = (_channels, _picture, _people, _descriptions, _source, _languages, _lengths)
