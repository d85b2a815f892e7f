"""To see and to pass on are two things: what an answer says about each, in plain words.

An elected official may see for their position of trust what is not public yet (Local Government Act 410/2015 section
83); that is no leave to pass it on. What is secret is kept by everybody who has met it (621/1999 section 23), also when
their task has ended.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from tankar.clearance.models import Answer, Clearance
from tankar.interface.times import short_words

__all__ = ["seeing_and_sharing"]

_PREPARED = {"preparing", "discretion"}


def seeing_and_sharing(answer: Answer, clearance: Clearance) -> list[tuple[str, str]]:
    """Question and answer, one or two pairs: one where seeing and passing on are the same."""
    if answer.verdict == Answer.Verdict.PUBLIC:
        return [(_("See it and pass it on?"), _("Yes: everybody may see it, and you may pass it on."))]
    return [
        (_("May you see it?"), _seeing(answer, clearance.asked_as == Clearance.AskedAs.ELECTED)),
        (_("May you pass it on?"), _sharing(answer)),
    ]


def _seeing(answer: Answer, elected: bool) -> str:
    verdict = Answer.Verdict
    if answer.verdict == verdict.SECRET:
        if elected:
            return _("Only where a law gives you the right. A position of trust alone is not enough.")
        return _("Only if you need it in your work, or a law gives you the right.")
    if answer.verdict == verdict.PARTLY and not _PREPARED & set(answer.grounds):
        return _("Perhaps a part of it: ask the registry, which looks at each part.")
    if elected:
        return _("Yes, if you need it in your position of trust, although it is not public yet.")
    return _("Only if you need it in your work: it is not public yet.")


def _sharing(answer: Answer) -> str:
    if answer.verdict == Answer.Verdict.SECRET:
        return _("No: neither the paper nor what it says, and not when your task has ended either.")
    if answer.verdict == Answer.Verdict.PARTLY:
        return _("Only what the sentence below says, not the paper itself.")
    if answer.public_from is None:
        return _("Not yet: neither the paper nor what it says.")
    return _("Not before %(day)s: neither the paper nor what it says.") % {
        "day": short_words(answer.public_from)
    }
