"""One language follows the other: what leaves, what is owed, who hears of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tankar.channels.models import Channel
from tankar.content.actions.release_item import release_item
from tankar.content.actions.save_item import save_item
from tankar.content.changes import Changes
from tankar.content.draft import draft_of
from tankar.content.errors import NotAllowed, NotReady, ReasonMissing, SettledAlready
from tankar.content.models import Item, ItemChannel, Outstanding
from tankar.content.outstanding.actions.settle import waive_language
from tankar.content.outstanding.owing import came_out, moved_to, taken_back
from tankar.content.periodic import tell_what_is_owed
from tankar.content.releases.reading import posts_of
from tankar.content.testing.making import make_item, with_picture
from tankar.notices.models import Notice
from tankar.organisation.models import Person
from tankar.work.clock import LOCAL, now

pytestmark = pytest.mark.django_db
SWEDISH, FINNISH = "Läsesalen är stängd i dag.", "Lukusali on suljettu tänään."


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, minute, tzinfo=LOCAL).astimezone(dt.UTC)


def one_now(person: Person, *channels: Channel) -> Item:
    """An item in Swedish whose Finnish text follows."""
    item = make_item(person, *channels, swedish=SWEDISH)
    return save_item(person, item, item.revision, Changes(forms={"fi": ("later", "")}))


def released(person: Person, *channels: Channel) -> Item:
    item = one_now(person, *channels)
    release_item(person, item, item.revision, now())
    item.refresh_from_db()
    return item


def owed(item: Item) -> Outstanding:
    return Outstanding.objects.get(item=item)


def told(person: Person) -> list[str]:
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("kind", flat=True))


def test_the_post_leaves_in_one_language_and_the_other_is_owed(
    aino: Person, instagram: Channel, clock: Any
) -> None:
    item = released(aino, instagram)
    ((post,),) = posts_of(item.releases.get()).values()
    assert (post.languages, post.text) == (("sv",), SWEDISH)
    one = owed(item)
    assert (one.language, one.state, one.runs) == ("fi", "open", False)


def test_a_picture_goes_with_the_language_that_leaves_and_makes_no_post_of_its_own(
    lars: Person, city: Channel
) -> None:
    item = with_picture(lars, one_now(lars, city))
    ItemChannel.objects.filter(item=item).update(first_language="fi")
    (posts,) = draft_of(item).posts().values()
    assert [(one.languages, len(one.pictures)) for one in posts] == [(("sv",), 1)]


def test_a_disruption_or_a_crisis_does_not_wait_for_its_second_language(
    aino: Person, instagram: Channel
) -> None:
    for facts in ({"kind": "disruption"}, {"subjects": ("crisis",)}):
        item = one_now(aino, instagram)
        item = save_item(aino, item, item.revision, Changes(details=facts))
        with pytest.raises(NotReady) as error:
            release_item(aino, item, item.revision, now())
        assert "later_not_now" in [one.code for one in error.value.problems]


def test_the_time_runs_from_the_moment_the_first_language_is_out(
    aino: Person, instagram: Channel, clock: Any
) -> None:
    item = released(aino, instagram)
    moved_to(item, at(25, 9))
    assert owed(item).due_at == at(26, 9)
    came_out(item, instagram, ["sv"], at(25, 9, 14))
    one = owed(item)
    assert (one.runs, one.since, one.due_at) == (True, at(25, 9, 14), at(26, 9, 14))
    moved_to(item, at(30, 9))
    assert owed(item).due_at == at(26, 9, 14)


@pytest.mark.parametrize(
    ("out", "due"),
    [
        ((4, 14, 0, 12), (7, 14, 0, 12)),  # a Friday; Independence Day is the Sunday
        ((23, 10, 0, 12), (28, 10, 0, 12)),  # over Christmas
        ((23, 10, 0, 10), (26, 10, 0, 10)),  # over the night when the clocks go back
    ],
)
def test_one_working_day_knows_holidays_and_the_night_of_the_clocks(
    aino: Person, instagram: Channel, out: tuple[int, int, int, int], due: tuple[int, int, int, int]
) -> None:
    item = released(aino, instagram)
    came_out(item, instagram, ["sv"], at(*out))
    assert owed(item).due_at == at(*due)


def test_it_is_done_when_every_channel_that_needs_it_has_it(
    lars: Person, city: Channel, instagram: Channel
) -> None:
    item = released(lars, city, instagram)
    for channel in (city, instagram):
        came_out(item, channel, ["sv"], now())
    came_out(item, city, ["fi"], now())
    assert owed(item).state == "open"
    came_out(item, instagram, ["fi"], now())
    assert owed(item).state == "done"


def test_taken_back_before_anything_left_nothing_is_owed(aino: Person, instagram: Channel) -> None:
    item = released(aino, instagram)
    taken_back(item)
    assert not item.outstanding.exists()
    assert item.versions.get(language="fi").form == "later"


def test_taken_back_afterwards_the_text_that_follows_is_the_one_to_write(
    aino: Person, instagram: Channel
) -> None:
    item = released(aino, instagram)
    came_out(item, instagram, ["sv"], now())
    taken_back(item)
    Item.objects.filter(pk=item.pk).update(state="draft")
    assert item.versions.get(language="fi").form == "full"
    item.versions.filter(language="fi").update(text=FINNISH)
    (posts,) = draft_of(Item.objects.get(pk=item.pk)).posts().values()
    assert [(one.languages, one.text) for one in posts] == [(("fi",), FINNISH)]


def test_the_writer_hears_when_it_is_due_and_communications_when_it_is_late(
    aino: Person, lars: Person, instagram: Channel, clock: Any
) -> None:
    item = released(aino, instagram)
    clock.set(at(27, 9))
    assert tell_what_is_owed() == 0  # it is not out yet
    came_out(item, instagram, ["sv"], at(27, 9))
    clock.set(at(30, 8, 59))
    assert tell_what_is_owed() == 0
    clock.set(at(30, 9))
    assert (tell_what_is_owed(), tell_what_is_owed()) == (1, 0)
    assert (told(aino), told(lars)) == (["content.language_due"], [])
    clock.set(at(30, 13))
    assert (tell_what_is_owed(), tell_what_is_owed()) == (1, 0)
    assert told(lars) == ["content.language_late"]
    notice = Notice.objects.get(person=lars)
    assert notice.params == {"title": SWEDISH, "channels": "Biblioteket"}
    assert "Aino" not in str(notice.params)


def test_nobody_is_told_of_what_is_done(aino: Person, instagram: Channel, clock: Any) -> None:
    item = released(aino, instagram)
    came_out(item, instagram, ["sv"], now())
    came_out(item, instagram, ["fi"], now())
    clock.set(at(30, 15))
    assert tell_what_is_owed() == 0


def test_one_language_is_enough_after_all_for_a_reason(
    aino: Person, mikko: Person, instagram: Channel
) -> None:
    item = released(aino, instagram)
    came_out(item, instagram, ["sv"], now())
    with pytest.raises(NotAllowed):
        waive_language(mikko, owed(item), "Gäller bara en svensk skola.")
    with pytest.raises(ReasonMissing):
        waive_language(aino, owed(item), "  \n ")
    waive_language(aino, owed(item), "Gäller bara en svensk skola.")
    one = owed(item)
    assert (one.state, one.reason, one.settled_by) == ("waived", "Gäller bara en svensk skola.", aino)
    assert item.versions.get(language="fi").waived_reason == "Gäller bara en svensk skola."
    with pytest.raises(SettledAlready):
        waive_language(aino, one, "Igen")
