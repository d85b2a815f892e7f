"""An answer or a like in words: what happened, what we did, what to do next. One sentence serves both."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

from tankar.interface.times import full_words
from tankar.publishing.models import Delivery
from tankar.publishing.told import REASONS, Told

__all__ = ["told_act"]


def told_act(delivery: Delivery, now: dt.datetime) -> Told:
    """The act in words. `now` is the city's time."""
    if delivery.state == "needs_person":
        return _NEEDS[delivery.why](delivery)
    if delivery.state == "waiting" and delivery.not_before > now:
        return Told(("waiting", "info", _("soon")), _("Goes out in a moment."), acts=("undo",))
    return _STATES[delivery.state](delivery)


def _names(delivery: Delivery) -> dict[str, str]:
    return {"channel": delivery.channel.name}


def _waiting(delivery: Delivery) -> Told:
    if delivery.attempts_made or delivery.retry_at:
        return Told(
            ("waiting", "warning", _("trying again")),
            _("%(channel)s asked us to wait, or did not answer.") % _names(delivery),
            _("Nothing went out yet. We try again by ourselves."),
            acts=("undo",),
        )
    return Told(("waiting", "info", _("soon")), _("Goes out in a moment."), acts=("undo",))


def _sending(delivery: Delivery) -> Told:
    return Told(
        ("sending", "info", _("sending")), _("Is being sent to %(channel)s just now.") % _names(delivery)
    )


def _delivered(delivery: Delivery) -> Told:
    assert delivery.delivered_at is not None
    did = _("Nothing was sent twice.") if delivery.looks else ""
    when = {"when": full_words(delivery.delivered_at)}
    return Told(("delivered", "success", _("delivered")), _("Out since %(when)s.") % when, did)


def _refused(delivery: Delivery) -> Told:
    reason = REASONS.get(delivery.why, REASONS["other"])
    return Told(
        ("danger", "danger", _("refused")),
        _("%(channel)s did not accept it: %(reason)s.") % {**_names(delivery), "reason": reason},
        _("Nothing went out there. Your text is kept."),
        _("Change it and send it anew, or do it in the network's own app: it is seen here too."),
        ("write_again",),
    )


def _unclear(delivery: Delivery) -> Told:
    return Told(
        ("question", "warning", _("unclear")),
        _("We do not know yet whether it reached %(channel)s.") % _names(delivery),
        _("We are looking for ourselves and do not send again. You have an answer within two minutes."),
    )


def _withdrawn(_delivery: Delivery) -> Told:
    return Told(("undo", "neutral", _("withdrawn")), _("Taken back before it left. Nothing went out there."))


def _access_lost(delivery: Delivery) -> Told:
    return Told(
        ("lock", "danger", _("access lost")),
        _("%(channel)s no longer lets Tankar in.") % _names(delivery),
        _("We did not send again.") if delivery.may_be_out else _("Nothing was sent. It waits."),
        _("Connect the channel again, then send it; or do it in the network's own app."),
        ("connect", "look_again" if delivery.may_be_out else "send_again", "undo"),
    )


def _cannot_tell(delivery: Delivery) -> Told:
    return Told(
        ("question", "danger", _("please look")),
        _("%(channel)s does not tell whether it is there.") % _names(delivery),
        _("We did not send again."),
        _("Look on the network. If it is not there, send it; if it is, have us look again."),
        ("look_again", "send_again"),
    )


def _overdue(_delivery: Delivery) -> Told:
    return Told(
        ("clock", "warning", _("not sent yet")),
        _("It could not be sent in time."),
        _("We did not send it late without asking."),
        _("Send it now if it is still right, or take it back."),
        ("send_again", "undo"),
    )


def _not_as_approved(_delivery: Delivery) -> Told:
    return Told(
        ("danger", "danger", _("stopped")),
        _("What was about to leave was not what had been pressed, so nothing was sent."),
        next_step=_("Write it anew. Tell your system administrator."),
        acts=("undo",),
    )


_STATES: Mapping[str, Callable[[Delivery], Told]] = {
    "waiting": _waiting,
    "sending": _sending,
    "delivered": _delivered,
    "refused": _refused,
    "unclear": _unclear,
    "withdrawn": _withdrawn,
}
_NEEDS: Mapping[str, Callable[[Delivery], Told]] = {
    "access_lost": _access_lost,
    "cannot_tell": _cannot_tell,
    "overdue": _overdue,
    "not_as_approved": _not_as_approved,
}
