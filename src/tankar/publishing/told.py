"""A delivery in words a librarian understands: what happened, what we did, what to do next.

No network's jargon, no blame. The network's own words stand beside, marked as such, for whoever wants them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tankar.interface.times import clock_words, full_words
from tankar.publishing.models import Delivery

__all__ = ["Told", "summary", "told"]


@dataclass(frozen=True)
class Told:
    """`state`: (icon, colour, word). `next_step`: what a person may do, "" when nothing is needed.

    `acts` names the forms that belong to it: link, send_again, look_again, time, undo, connect.
    """

    state: tuple[str, str, Any]
    sentence: str
    did: str = ""
    next_step: str = ""
    acts: tuple[str, ...] = ()


REASONS: dict[str, Any] = {
    "text_too_long": gettext_lazy("the text is longer than the network takes"),
    "text_empty": gettext_lazy("the post has no text"),
    "media_type": gettext_lazy("the network does not take this kind of picture"),
    "media_too_large": gettext_lazy("the picture is larger than the network takes"),
    "media_unprocessed": gettext_lazy("the network could not read the picture"),
    "too_many_media": gettext_lazy("there are more pictures than the network takes"),
    "description_too_long": gettext_lazy("the image description is longer than the network takes"),
    "forbidden": gettext_lazy("the network does not allow this account to post it"),
    "gone": gettext_lazy("what the post belongs to is no longer there"),
    "moderated": gettext_lazy("the network's own rules stopped it"),
    "other": gettext_lazy("it gave a reason of its own"),
}


def told(
    delivery: Delivery, now: dt.datetime, frozen: bool = False, removed_at: dt.datetime | None = None
) -> Told:
    """The delivery in words. `now` is the city's time; `frozen`: a freeze holds its channel; `removed_at`: when its
    post was first seen to be gone from the network.
    """
    if delivery.state == "delivered" and removed_at is not None:
        return _removed_there(delivery, removed_at)
    if delivery.state == "needs_person":
        return _NEEDS[delivery.why](delivery)
    if delivery.state == "waiting" and frozen:
        return _frozen(delivery)
    if delivery.state == "waiting":
        return _waiting(delivery, now)
    return _STATES[delivery.state](delivery)


def _frozen(_delivery: Delivery) -> Told:
    return Told(
        ("pause", "warning", _("held")),
        _("Communications has stopped what is scheduled, so the post waits."),
        _("It keeps its place and its approval."),
        _("Nothing is needed from you. It goes out when the stop is lifted."),
        ("undo",),
    )


def _waiting(delivery: Delivery, now: dt.datetime) -> Told:
    state = ("waiting", "info", _("scheduled"))
    if delivery.attempts_made or delivery.retry_at:
        return Told(
            ("waiting", "warning", _("trying again")),
            _("%(channel)s asked us to wait, or did not answer.") % _names(delivery),
            _("Nothing went out yet. We try again by ourselves."),
            acts=("undo",),
        )
    when = full_words(delivery.not_before)
    if delivery.not_before - now < dt.timedelta(minutes=2):
        return Told(
            state, _("Goes out at %(time)s.") % {"time": clock_words(delivery.not_before)}, acts=("undo",)
        )
    return Told(state, _("Goes out %(when)s.") % {"when": when}, acts=("undo",))


def _sending(delivery: Delivery) -> Told:
    return Told(
        ("sending", "info", _("sending")), _("Is being sent to %(channel)s just now.") % _names(delivery)
    )


def _delivered(delivery: Delivery) -> Told:
    assert delivery.delivered_at is not None
    when = {"when": full_words(delivery.delivered_at)}
    did = _("Nothing was sent twice.") if delivery.looks else ""
    return Told(("delivered", "success", _("delivered")), _("Out since %(when)s.") % when, did)


def _removed_there(delivery: Delivery, removed_at: dt.datetime) -> Told:
    assert delivery.delivered_at is not None
    when = {**_names(delivery), "when": full_words(delivery.delivered_at), "removed": full_words(removed_at)}
    return Told(
        ("close", "warning", _("removed there")),
        _("Went out %(when)s, and is no longer on %(channel)s. We saw that %(removed)s.") % when,
        _("Nothing was changed here: text, pictures and history are kept."),
        _("If nobody of yours removed it, look at the account: the network may have done it."),
    )


def _refused(delivery: Delivery) -> Told:
    reason = REASONS.get(delivery.why, REASONS["other"])
    return Told(
        ("danger", "danger", _("refused")),
        _("%(channel)s did not accept the post: %(reason)s.") % {**_names(delivery), "reason": reason},
        _("Nothing went out there. Your text is kept."),
        _(
            "Take the item back, change it and publish again. What is already out elsewhere is not sent again."
        ),
        ("take_back",),
    )


def _unclear(delivery: Delivery) -> Told:
    return Told(
        ("question", "warning", _("unclear")),
        _("We do not know yet whether it came out on %(channel)s.") % _names(delivery),
        _("We are looking for ourselves and do not send again. You have an answer within two minutes."),
    )


def _withdrawn(_delivery: Delivery) -> Told:
    return Told(("undo", "neutral", _("withdrawn")), _("Withdrawn before it left. Nothing went out there."))


def _by_hand(delivery: Delivery) -> Told:
    return Told(
        ("hand", "warning", _("by hand")),
        _("%(channel)s is published by hand: copy the text and the picture there.") % _names(delivery),
        _("Text, picture and image description are ready below."),
        _("Then paste the link to the post here, as proof."),
        ("link",),
    )


def _access_lost(delivery: Delivery) -> Told:
    if delivery.may_be_out:
        return Told(
            ("lock", "danger", _("access lost")),
            _("%(channel)s no longer lets Tankar in, so we cannot see whether the post came out.")
            % _names(delivery),
            _("We did not send again."),
            _("Connect the channel again, then let us look for the post."),
            ("connect", "look_again"),
        )
    return Told(
        ("lock", "danger", _("access lost")),
        _("%(channel)s no longer lets Tankar in.") % _names(delivery),
        _("Nothing was sent. The post waits."),
        _("Connect the channel again, then send the post."),
        ("connect", "send_again"),
    )


def _overdue(delivery: Delivery) -> Told:
    return Told(
        ("clock", "warning", _("needs a new time")),
        _("Its time, %(when)s, passed before it could go out.") % {"when": full_words(delivery.not_before)},
        _("We did not send it late without asking."),
        _("Choose a new time, or take the item back."),
        ("time", "take_back"),
    )


def _cannot_tell(delivery: Delivery) -> Told:
    return Told(
        ("question", "danger", _("unclear")),
        _("%(channel)s does not tell us whether the post came out.") % _names(delivery),
        _("We asked several times and did not send again."),
        _("Look at the account. If the post is there, paste its link; if it is not, send it."),
        ("link", "look_again", "send_again"),
    )


def _not_as_approved(delivery: Delivery) -> Told:
    return Told(
        ("danger", "danger", _("stopped")),
        _("What would have left is not what was approved."),
        _("Nothing was sent to %(channel)s.") % _names(delivery),
        _("Take the item back and publish it again."),
        ("take_back",),
    )


def _leave_ended(delivery: Delivery) -> Told:
    return Told(
        ("danger", "danger", _("stopped")),
        _("No leave holds for a picture in it on this channel."),
        _("Nothing was sent to %(channel)s. Your text is kept.") % _names(delivery),
        _("Take the item back, choose another picture and publish it again."),
        ("take_back",),
    )


def _names(delivery: Delivery) -> dict[str, str]:
    return {"channel": delivery.channel.name}


_STATES: dict[str, Callable[[Delivery], Told]] = {
    "sending": _sending,
    "delivered": _delivered,
    "refused": _refused,
    "unclear": _unclear,
    "withdrawn": _withdrawn,
}
_NEEDS: dict[str, Callable[[Delivery], Told]] = {
    "by_hand": _by_hand,
    "access_lost": _access_lost,
    "overdue": _overdue,
    "cannot_tell": _cannot_tell,
    "not_as_approved": _not_as_approved,
    "leave_ended": _leave_ended,
}


def summary(deliveries: list[Delivery]) -> str:
    """One line for an item: "Out on 2 of 3 channels, 1 needs you"."""
    alive = [one for one in deliveries if one.state != "withdrawn"]
    if not alive:
        return ""
    out = sum(1 for one in alive if one.state == "delivered")
    needs = sum(1 for one in alive if one.state in {"needs_person", "refused"})
    unclear = sum(1 for one in alive if one.state == "unclear")
    parts = [_("%(out)s of %(all)s out") % {"out": out, "all": len(alive)}]
    if needs:
        parts.append(_("%(number)s needs you") % {"number": needs})
    if unclear:
        parts.append(_("%(number)s unclear") % {"number": unclear})
    return ", ".join(parts)
