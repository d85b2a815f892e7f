"""A campaign in words: how it stands, and by when. Says which number is our default; blames nobody."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tankar.campaigns.matters import COMMENT, DECISION, REPORT
from tankar.campaigns.models import Campaign
from tankar.decisions.terms import length_words, source_words
from tankar.interface.times import full_words, short_words

__all__ = ["political_answers", "term_words", "told"]

_State = Campaign.State


def told(campaign: Campaign) -> list[str]:
    """How it stands, in whole sentences; the same for everybody who may see it. Names roles, never people."""
    sentences = {
        _State.DRAFT: lambda: [_("It is not sent yet, and only the one who writes it can see it.")],
        _State.ASKED: lambda: _asked(campaign),
        _State.REJECTED: lambda: [_("The head of unit said no. Nothing is paid.")],
        _State.NOTIFIED: lambda: _notified(campaign),
        _State.ACKNOWLEDGED: lambda: [
            _("It is decided, and communications has seen the notice. It begins on %(day)s.") % _day(campaign)
        ],
        _State.RUNNING: lambda: [_("It runs. It ends on %(day)s.") % _last(campaign)],
        _State.REFUSED: lambda: [
            _("The network does not show the ad. A network may refuse whatever the city has decided."),
            _("If the network gives way it can run; else end it here, and use the way without an ad."),
        ],
        _State.ENDED: lambda: _ended(campaign),
        _State.REPORTED: lambda: [
            _("It was stopped by a no, and what it cost by then is reported.")
            if campaign.was_stopped
            else _("It is over and reported.")
        ],
        _State.WITHDRAWN: lambda: [_("It is withdrawn. Nothing is paid through it.")],
    }
    return [*sentences[_State(campaign.state)](), *_without_notice(campaign)]


def _asked(campaign: Campaign) -> list[str]:
    found = [
        _("It waits for a decision, due %(when)s.") % {"when": full_words(campaign.due_at)}
        if campaign.due_at
        else _("It waits for a decision."),
        term_words(DECISION),
        _("No answer is never a yes."),
    ]
    if campaign.lawyer_asked_at and not campaign.lawyer_ruling:
        found.insert(
            1, _("The city lawyer is asked whether it is political advertising; a yes waits for that answer.")
        )
    return found


def _notified(campaign: Campaign) -> list[str]:
    return [
        _("It is decided, and communications has been told. It begins on %(day)s.") % _day(campaign),
        _("Communications may comment. It is told and has no veto, so nothing waits for it."),
        term_words(COMMENT),
    ]


def _ended(campaign: Campaign) -> list[str]:
    when = {"when": full_words(campaign.due_at) if campaign.due_at else ""}
    if campaign.was_stopped:
        return [
            _("The head of unit said no. It had begun already: stop it in the network today."),
            _(
                "What it has cost by then is still reported, due %(when)s, and stands in the year's total of the unit."
            )
            % when,
            term_words(REPORT),
        ]
    return [_("It has ended. Its report is due %(when)s.") % when, term_words(REPORT)]


def _without_notice(campaign: Campaign) -> list[str]:
    if not campaign.started_without_notice or campaign.started_on is None:
        return []
    began = {"day": short_words(campaign.started_on)}
    if campaign.was_stopped:
        return [_("It began on %(day)s, before a decision and a notice.") % began]
    if campaign.notified_at is None:
        return [_("It began on %(day)s, before a decision and a notice. Both are still needed.") % began]
    return [_("It began on %(day)s, before communications was told. It is told now.") % began]


def _day(campaign: Campaign) -> dict[str, str]:
    return {"day": short_words(campaign.begins_on) if campaign.begins_on else ""}


def _last(campaign: Campaign) -> dict[str, str]:
    return {"day": short_words(campaign.ends_on) if campaign.ends_on else ""}


def term_words(name: str) -> str:
    """How long there is, and who says so."""
    return _("Time for it: %(length)s (%(source)s).") % {
        "length": length_words(name),
        "source": source_words(name),
    }


def political_answers(campaign: Campaign) -> list[tuple[str, str]]:
    """The questions on political advertising with what was answered, as they were stored."""
    questions = {
        "political_actor": _("By or for a political actor?"),
        "political_election": _("About an election or a referendum?"),
        "political_influence": _("Meant to influence how people vote, or a decision on a law or a rule?"),
        "official_only": _("Official information and nothing else?"),
    }
    labels = dict(Campaign.Answer.choices)
    return [
        (words, str(labels[answer]))
        for name, words in questions.items()
        if (answer := getattr(campaign, name))
    ]
