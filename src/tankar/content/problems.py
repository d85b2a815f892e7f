"""What stands between a draft and its release, and what deserves a second look.

A check is a pure function: a frozen draft in, problems out. Only what the law, the city, the network or the
channel's own decision demands blocks; the rest is advice. What the city demands of a kind a named person may pass
with a reason; what a network would refuse nobody can. What stands in the texts is judged by the city's rules
(`checks.looking`); here is what Tankar itself cannot go on without.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from tankar.content.checks.looking import found_in
from tankar.content.checks.media_fits import media_fits
from tankar.content.checks.of_covers import covers_asked
from tankar.content.checks.of_leaves import beyond_leave
from tankar.content.checks.of_media import of_each
from tankar.content.checks.problem import Problem
from tankar.content.draft import Draft
from tankar.content.kinds.demands import category_of, demands_of, may_follow, outdated
from tankar.content.media.drafts import DraftMedia
from tankar.content.models import Asset, LanguageVersion
from tankar.content.ways import language_name
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
    yield from of_each(draft, _people_of)


def _people_of(medium: DraftMedia, _draft: Draft) -> Iterator[Problem]:
    where = f"people-{medium.public_id}"
    if not medium.people:
        sentence = _("Does somebody show in the picture? Choose one of the four answers.")
        yield Problem("people_unanswered", where, sentence, ("AMB-5",))
    elif medium.people == Asset.People.CHILDREN and not medium.leave_note.strip():
        sentence = _("Say where the guardian's permission is kept, so that it is found when somebody asks.")
        yield Problem("guardian_leave_missing", f"leave_note-{medium.public_id}", sentence, ("AMB-5",))
    elif medium.people == Asset.People.LEAVE and not medium.leave_note.strip():
        sentence = _("Say where the leave to publish is kept, so that it is found when somebody asks.")
        yield Problem("leave_note_missing", f"leave_note-{medium.public_id}", sentence, ("AMB-5",))


def _leave(draft: Draft) -> Iterator[Problem]:
    yield from of_each(draft, _leave_of)


def _leave_of(medium: DraftMedia, draft: Draft) -> Iterator[Problem]:
    if medium.leave_ended:
        sentence = _(
            "The leave to publish this picture has ended. Choose another one, or ask for leave again."
        )
        yield Problem("leave_ended", f"medium-{medium.public_id}", sentence, ("AMB-5",))
    else:
        yield from beyond_leave(medium.covered, draft, f"medium-{medium.public_id}")


def _speech(draft: Draft) -> Iterator[Problem]:
    yield from of_each(draft, _speech_of)


def _speech_of(medium: DraftMedia, _draft: Draft) -> Iterator[Problem]:
    where = f"speech-{medium.public_id}"
    if medium.is_video and not medium.speech:
        sentence = _("Does somebody speak in the video? Choose one of the three answers.")
        yield Problem("speech_unanswered", where, sentence, ("PRIN-1",))


def _source(draft: Draft) -> Iterator[Problem]:
    yield from of_each(draft, _source_of)


def _source_of(medium: DraftMedia, _draft: Draft) -> Iterator[Problem]:
    if not medium.source.strip():
        sentence = _("The picture has no source. Say who took it.")
        yield Problem("source_missing", f"source-{medium.public_id}", sentence, ("NOTE-1",), blocks=False)


def _waivers(draft: Draft) -> Iterator[Problem]:
    for language in draft.languages:
        if draft.version(language).is_waived:
            yield from _waived(draft, language)


def _waived(draft: Draft, language: str) -> Iterator[Problem]:
    if not draft.version(language).waived_reason.strip():
        sentence = _("Say why the text in %(language)s is left out. The reason is kept with the item.")
        filled = sentence % {"language": language_name(language)}
        yield Problem("waived_without_reason", f"waived-{language}", filled, ("PRIN-1",))


def _later(draft: Draft) -> Iterator[Problem]:
    for language in draft.languages:
        if draft.version(language).is_later and not may_follow(draft.details):
            sentence = _(
                "A disruption or a crisis is told in both languages at once. A short version in %(language)s is "
                "enough: what has happened, and whom to ask."
            )
            filled = sentence % {"language": language_name(language)}
            yield Problem("later_not_now", f"form-{language}", filled, ("PRIN-1",))


def _machine(draft: Draft) -> Iterator[Problem]:
    """A machine may draft; a person has read what leaves."""
    for language in draft.leaving:
        unread = draft.version(language).standing == LanguageVersion.Standing.MACHINE
        if unread and draft.texts.get(language, "").strip():
            sentence = _(
                "The text in %(language)s is made mainly by machine. Read it through and press “I have read it "
                "through”, or ask somebody to."
            )
            filled = sentence % {"language": language_name(language)}
            yield Problem("machine_unread", f"language-{language}", filled, ("NOTE-1",))


def _details(draft: Draft) -> Iterator[Problem]:
    for demand in demands_of(draft.details):
        # the reason holds for this kind and what it touches: as another kind, the field is asked for again
        yield Problem(
            f"{demand.name}_missing",
            demand.name,
            str(demand.sentence),
            demand.rules,
            words=category_of(draft.details),
            asks=f"field.{demand.name}",
        )
    details = draft.details
    if not (details.valid_until or details.begins_at or details.ends_at or details.over_at):
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
            words = "\x1f".join(sorted(set(left)))
            where = f"text-{language}"
            yield Problem("placeholder_left", where, filled, words=words, asks="template.placeholder")


CHECKS = (
    _channels,
    media_fits,
    _people,
    _leave,
    _speech,
    _source,
    covers_asked,
    found_in,
    _waivers,
    _later,
    _machine,
    _placeholders,
    _details,
)
