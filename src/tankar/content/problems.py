"""What stands between a draft and its release, and what deserves a second look.

A check is a pure function: a frozen draft in, problems out. Only what the law, the network or the channel's
own decision demands blocks; the rest is advice. What stands in the texts is judged by the city's rules
(`checks.looking`); here is what Tankar itself cannot go on without.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from tankar.content.checks.looking import found_in
from tankar.content.checks.problem import Problem
from tankar.content.draft import Chosen, Draft, DraftImage
from tankar.content.kinds.demands import demands_of, outdated
from tankar.content.models import Image
from tankar.work import clock

__all__ = ["Problem", "blocking", "problems_of"]


_BRACES = re.compile(r"\{[^{}\n]{1,40}\}")


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
    elif image.people == Image.People.CHILDREN:
        sentence = _(
            "There are children in the picture. That needs the guardian's permission and a second look by a "
            "colleague, and Tankar cannot ask for these yet: the item stays a draft. Choose another picture "
            "to publish now."
        )
        yield Problem("children", "people", sentence, ("AMB-5",))
    elif image.people == Image.People.LEAVE and not image.leave_note.strip():
        sentence = _("Say where the leave to publish is kept, so that it is found when somebody asks.")
        yield Problem("leave_note_missing", "leave_note", sentence, ("AMB-5",))


def _source(draft: Draft) -> Iterator[Problem]:
    if draft.image is not None and not draft.image.source.strip():
        sentence = _("The picture has no source. Say who took it.")
        yield Problem("source_missing", "source", sentence, ("NOTE-1",), blocks=False)


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


def _details(draft: Draft) -> Iterator[Problem]:
    for demand in demands_of(draft.details):
        yield Problem(f"{demand.name}_missing", demand.name, str(demand.sentence), demand.rules)
    details = draft.details
    if not (details.valid_until or details.begins_at or details.ends_at):
        return
    for second_look in outdated(details, clock.now()):
        yield Problem(
            f"{second_look.name}_over",
            second_look.name,
            str(second_look.sentence),
            second_look.rules,
            blocks=False,
        )


def _placeholders(draft: Draft) -> Iterator[Problem]:
    """A template's "{street}" that nobody filled in."""
    for language in draft.languages:
        left = _BRACES.findall(draft.texts.get(language, ""))
        if left:
            sentence = _("Something of the template is still to be filled in: %(left)s.")
            filled = sentence % {"left": ", ".join(dict.fromkeys(left))}
            yield Problem("placeholder_left", f"text-{language}", filled, blocks=False)


CHECKS = (_channels, _picture, _people, _source, found_in, _placeholders, _details)
