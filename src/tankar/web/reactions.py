"""Who reacts to what, read from top to bottom. A reaction runs in the transaction of its entry: it writes rows and
enqueues tasks, nothing else; if it fails, the action failed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from django.utils.translation import gettext as _

from tankar.channels.agreements.actions.look_after import manager_came, manager_left
from tankar.channels.cover.actions.pause_for_days import end_by_hand, end_for_another
from tankar.channels.cover.renewing import renew, renew_for
from tankar.channels.models import Channel, CoverGap
from tankar.content.errors import CannotTakeBack
from tankar.content.models import Asset, Item, Leave
from tankar.content.outstanding.owing import came_out, moved_to, taken_back
from tankar.content.proposals.actions import follow_item
from tankar.inbox.outcomes import act_arrived, act_stopped
from tankar.journal.models import Entry
from tankar.organisation.models import Person
from tankar.publishing.actions.withdraw import withdraw_waiting
from tankar.publishing.errors import TooLate
from tankar.publishing.models import Delivery, OwnPost
from tankar.publishing.takedowns.actions import begin_takedown, end_takedown
from tankar.sharing.actions import follow_post
from tankar.sharing.experts.actions.look_after_profiles import hide_of_who_left
from tankar.sharing.models import Kit

__all__ = ["REACTIONS"]


def _withdraw_what_waits(entry: Entry) -> None:
    """An item taken back is withdrawn from the waiting line; a post that is just leaving stops the taking back."""
    try:
        withdraw_waiting(Item.objects.get(public_id=entry.subject_id))
    except TooLate:
        raise CannotTakeBack(
            _("A post is being sent at this very moment. Nothing was changed; look again in a few seconds.")
        ) from None


def _follow(step: Callable[[Item], None]) -> Callable[[Entry], None]:
    """What became of an item concerns whoever suggested it for the common channels."""

    def follow(entry: Entry) -> None:
        step(Item.objects.get(public_id=entry.subject_id))

    return follow


def _follow_removed(entry: Entry) -> None:
    follow_item.follow_removed(Item.objects.get(public_id=entry.subject_id), entry.actor_id)


def _follow_post(entry: Entry) -> None:
    """A post is out: whoever suggested it for the common channels is told, once."""
    post = Delivery.objects.select_related("item").get(public_id=entry.subject_id)
    follow_item.follow_published(post.post_item)


def _act_is_out(entry: Entry) -> None:
    """An answer or a like stands on the network: its conversation knows."""
    act_arrived(Delivery.objects.select_related("channel").get(public_id=entry.subject_id))


def _act_needs_its_writer(entry: Entry) -> None:
    """An answer did not go out: whoever wrote it is told."""
    act_stopped(Delivery.objects.select_related("channel").get(public_id=entry.subject_id))


def _is_out(entry: Entry) -> None:
    """A post is out: what its item still owes begins to run, or is done."""
    post = Delivery.objects.select_related("item", "channel").get(public_id=entry.subject_id)
    came_out(post.post_item, post.channel, post.languages.split("+"), post.delivered_at or entry.at)


def _has_another_time(entry: Entry) -> None:
    """What follows a post follows it at its new time."""
    post = Delivery.objects.select_related("item").get(public_id=entry.subject_id)
    moved_to(post.post_item, post.not_before)


def _owes_nothing_yet(entry: Entry) -> None:
    """An item taken back owes only what follows a post that is out; that text is written now."""
    taken_back(Item.objects.get(public_id=entry.subject_id))


def _their_days_changed(entry: Entry) -> None:
    """Whoever is away, or no longer works for the city, leaves channels covered or not."""
    renew_for(Person.objects.get(public_id=entry.subject_id))


def _channel_of(entry: Entry) -> Channel:
    return Channel.objects.select_related("owner_unit").get(public_id=entry.subject_id)


def _look_at_cover(entry: Entry) -> None:
    """A channel's days changed. One that nobody was ever named for is found by the hourly look."""
    renew(Channel.objects.filter(public_id=entry.subject_id, assignments__isnull=False).distinct())


def _covered_by_a_deputy(entry: Entry) -> None:
    renew([_channel_of(entry)], CoverGap.State.ASSIGNED)


def _paused(entry: Entry) -> None:
    end_for_another(_channel_of(entry))
    _look_at_cover(entry)


def _resumed(entry: Entry) -> None:
    end_by_hand(_channel_of(entry))
    _look_at_cover(entry)


def _manager_came(entry: Entry) -> None:
    """Whoever came confirms what is agreed about answering."""
    _look_at_cover(entry)
    manager_came(_channel_of(entry), Person.objects.get(public_id=entry.params["manager_id"]))


def _manager_left(entry: Entry) -> None:
    """A deputy who covered some days leaves what is agreed as it is."""
    _look_at_cover(entry)
    channel, manager = _channel_of(entry), Person.objects.get(public_id=entry.params["manager_id"])
    if channel.assignments.filter(person=manager, is_deputy=False).exists():
        manager_left(channel, manager)


def _good_to_share(entry: Entry) -> None:
    """A post is out: if its writer ticked it, colleagues may share it from now on."""
    follow_post.follow_out(Delivery.objects.select_related("item").get(public_id=entry.subject_id))


def _no_longer_to_share(why: str) -> Callable[[Entry], None]:
    """What is changed, removed or over is taken off the page Share."""

    def take_off(entry: Entry) -> None:
        follow_post.take_off(Item.objects.get(public_id=entry.subject_id), why)

    return take_off


def _picture_no_longer_to_share(entry: Entry) -> None:
    """The leave for a picture has ended: nobody takes it along any more."""
    follow_post.follow_leave(Asset.objects.get(public_id=entry.subject_id))


def _link_no_longer_to_share(entry: Entry) -> None:
    """A post was removed on its network: nobody shall share a link that leads nowhere."""
    post = OwnPost.objects.select_related("delivery__item").get(public_id=entry.subject_id)
    if post.delivery is not None and post.delivery.is_post:
        follow_post.follow_gone(post.delivery)


def _no_longer_here(entry: Entry) -> None:
    """Whoever no longer works for the city shows nowhere as somebody to ask, from the same day."""
    hide_of_who_left(Person.objects.select_related("user").get(public_id=entry.subject_id))


def _take_down(entry: Entry) -> None:
    """Leave for a picture has ended: whoever runs the channels where it is out is asked to take it down."""
    begin_takedown.begin_takedowns(Asset.objects.get(public_id=entry.subject_id))


def _take_down_what_came_out(entry: Entry) -> None:
    """A post that was on its way while leave was taken back is out after all."""
    begin_takedown.came_out_after_all(
        Delivery.objects.select_related("channel").get(public_id=entry.subject_id)
    )


def _taken_down_there(entry: Entry) -> None:
    """The network says that a post is gone: that is what was asked for."""
    post = OwnPost.objects.select_related("delivery").get(public_id=entry.subject_id)
    if post.delivery is not None:
        end_takedown.follow_gone(post.delivery)


def _nothing_to_take_down(entry: Entry) -> None:
    """Leave was taken back before anything was out with it."""
    end_takedown.close_leave(Leave.objects.get(public_id=entry.subject_id))


REACTIONS: Mapping[str, Sequence[Callable[[Entry], None]]] = {
    "organisation.absence_changed": [_their_days_changed],
    "channels.manager_assigned": [_manager_came],
    "channels.deputy_assigned": [_covered_by_a_deputy],
    "channels.assignment_ended": [_manager_left],
    "channels.part_changed": [_look_at_cover],
    "channels.closing_decided": [_look_at_cover],
    "channels.closing_withdrawn": [_look_at_cover],
    "channels.paused": [_paused],
    "channels.resumed": [_resumed],
    "content.item_released": [_follow(follow_item.follow_released)],
    "content.item_taken_back": [
        _withdraw_what_waits,
        _owes_nothing_yet,
        _follow(follow_item.follow_taken_back),
        _no_longer_to_share(Kit.Why.ITEM),
    ],
    "content.item_removed": [_follow_removed, _no_longer_to_share(Kit.Why.ITEM)],
    "publishing.delivered": [_is_out, _follow_post, _good_to_share, _take_down_what_came_out],
    "publishing.found": [_is_out, _follow_post, _good_to_share, _take_down_what_came_out],
    "publishing.link_given": [_is_out, _follow_post, _good_to_share, _take_down_what_came_out],
    "publishing.moved": [_has_another_time],
    "content.disruption_over": [_withdraw_what_waits, _no_longer_to_share(Kit.Why.OVER)],
    "content.leave_ended": [_picture_no_longer_to_share, _take_down],
    "content.leave_withdrawn": [_nothing_to_take_down],
    "organisation.person_changed": [_no_longer_here, _their_days_changed],
    "publishing.removed_there": [_link_no_longer_to_share, _taken_down_there],
    "publishing.act_delivered": [_act_is_out],
    "publishing.act_found": [_act_is_out],
    "publishing.act_link_given": [_act_is_out],
    "publishing.act_refused": [_act_needs_its_writer],
    "publishing.act_access_lost": [_act_needs_its_writer],
    "publishing.act_cannot_tell": [_act_needs_its_writer],
    "publishing.act_overdue": [_act_needs_its_writer],
}
