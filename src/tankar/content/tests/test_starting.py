"""Ways to begin an item: a template, a copy, an idea, other days; and the end of a disruption."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tankar.channels.models import Channel
from tankar.content.actions.begin_writing import begin_writing
from tankar.content.actions.copy_item import copy_item
from tankar.content.actions.declare_over import declare_over
from tankar.content.actions.keep_template import keep_template, retire_template
from tankar.content.actions.repeat_item import repeat_item
from tankar.content.actions.start_idea import start_idea
from tankar.content.changes import clean
from tankar.content.errors import (
    CannotTakeBack,
    NotADisruption,
    NotADraft,
    NotAllowed,
    NothingWritten,
    TooManyDays,
)
from tankar.content.models import Item, Template
from tankar.content.revisions.sittings import writers_since_release
from tankar.content.testing.making import make_item, ready_item
from tankar.journal.models import Entry
from tankar.organisation.access import may
from tankar.organisation.models import Person, Unit

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Person], Client]
MONDAY = dt.datetime(2026, 11, 30, 7, 0, tzinfo=dt.UTC)


@pytest.fixture
def browser(as_person: SignedIn, aino: Person) -> Client:
    return as_person(aino)


def words(item: Item) -> dict[str, str]:
    return {one.language: one.text for one in item.versions.all()}


def a_disruption(person: Person, *channels: Channel) -> Item:
    item = ready_item(person, *channels)
    Item.objects.filter(pk=item.pk).update(kind="disruption")
    item.refresh_from_db()
    return item


def test_a_copy_says_the_same_and_is_ones_own(
    aino: Person, lars: Person, instagram: Channel, city: Channel
) -> None:
    item = make_item(lars, instagram, city, swedish="Öppet", finnish="Auki")
    Item.objects.filter(pk=item.pk).update(kind="event", begins_at=MONDAY, aim="Besökare")
    item.refresh_from_db()
    copy = copy_item(aino, item)
    assert (copy.author, copy.state, copy.copied_from) == (aino, "draft", item)
    assert words(copy) == {"sv": "Öppet", "fi": "Auki"}
    assert (copy.kind, copy.aim, copy.begins_at) == ("event", "Besökare", None)
    # Aino posts to the library's channel and not to the city's
    assert [channel for channel in copy.channels.all()] == [instagram]


def test_who_may_not_see_an_item_does_not_copy_it(johan: Person, aino: Person, instagram: Channel) -> None:
    with pytest.raises(NotAllowed):
        copy_item(johan, ready_item(aino, instagram))


def test_over_makes_a_draft_in_both_languages_and_sends_nothing(aino: Person, instagram: Channel) -> None:
    item = a_disruption(aino, instagram)
    told = declare_over(aino, item)
    assert words(told)["sv"].startswith("Störningen är över: Läsesalen är stängd i dag.")
    assert words(told)["fi"].startswith("Häiriö on ohi: Lukusali on suljettu tänään.")
    item.refresh_from_db()
    assert item.over_at is not None
    assert (told.state, told.kind, list(told.channels.all())) == ("draft", "news", [instagram])


def test_over_said_twice_gives_the_same_draft(aino: Person, instagram: Channel) -> None:
    item = a_disruption(aino, instagram)
    assert declare_over(aino, item) == declare_over(aino, item)
    assert Item.objects.filter(copied_from=item).count() == 1


def test_over_said_again_after_its_draft_is_released_leads_there(
    browser: Client, aino: Person, instagram: Channel
) -> None:
    item = a_disruption(aino, instagram)
    told = declare_over(aino, item)
    when = Item.objects.get(pk=item.pk).over_at
    Item.objects.filter(pk=told.pk).update(state="released")
    answer = browser.post(reverse("content:over", args=[item.public_id]))
    assert answer.headers["Location"] == reverse("content:item", args=[told.public_id])
    Item.objects.filter(pk=told.pk).update(state="removed")
    assert declare_over(aino, item) != told
    assert Item.objects.get(pk=item.pk).over_at == when
    assert Entry.objects.filter(kind="content.disruption_over").count() == 1


def test_what_is_just_being_sent_is_told_and_nothing_is_over(
    browser: Client, aino: Person, instagram: Channel, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_late(_entry: Entry) -> None:
        raise CannotTakeBack("Den skickas just nu.")

    monkeypatch.setattr("tankar.journal.writing._reactions", {"content.disruption_over": [too_late]})
    item = a_disruption(aino, instagram)
    answer = browser.post(reverse("content:over", args=[item.public_id]), follow=True)
    assert answer.redirect_chain == [(reverse("content:item", args=[item.public_id]), 302)]
    assert "Den skickas just nu." in answer.content.decode()
    item.refresh_from_db()
    assert (item.over_at, item.copies.count()) == (None, 0)


def test_who_wrote_an_idea_or_a_copy_does_not_review_it(
    aino: Person, lars: Person, instagram: Channel
) -> None:
    idea = begin_writing(lars, start_idea(aino, "Sagostund", channels=[instagram]))
    assert writers_since_release(idea) == {aino.pk, lars.pk}
    told = declare_over(aino, a_disruption(lars, instagram))
    assert [one.snapshot["details"]["kind"] for one in told.revisions.all()] == ["news"]
    assert writers_since_release(told) == {aino.pk}


def test_news_cannot_be_over(aino: Person, instagram: Channel) -> None:
    with pytest.raises(NotADisruption):
        declare_over(aino, ready_item(aino, instagram))


def test_an_idea_is_a_line_with_perhaps_a_day(aino: Person, instagram: Channel, city: Channel) -> None:
    idea = start_idea(aino, "  Sagostund i pyjamas ", planned_at=MONDAY, channels=[instagram, city])
    assert (idea.state, words(idea), idea.planned_at) == ("idea", {"fi": "Sagostund i pyjamas"}, MONDAY)
    assert [channel for channel in idea.channels.all()] == [instagram]


def test_an_idea_without_words_is_none(aino: Person, instagram: Channel) -> None:
    with pytest.raises(NothingWritten):
        start_idea(aino, "  \n ")


def test_whoever_begins_an_idea_writes_it(aino: Person, lars: Person, instagram: Channel) -> None:
    idea = start_idea(aino, "Sagostund", channels=[instagram])
    begin_writing(lars, idea)
    assert (idea.state, idea.author) == ("draft", lars)
    # the second one comes too late, and both write in the same item
    assert begin_writing(aino, Item.objects.get(pk=idea.pk)).author == lars


def test_a_removed_idea_is_gone(aino: Person, instagram: Channel) -> None:
    idea = start_idea(aino, "Sagostund", channels=[instagram])
    Item.objects.filter(pk=idea.pk).update(state="removed")
    with pytest.raises(NotADraft):
        begin_writing(aino, idea)


def test_repeating_makes_a_draft_for_each_day_once(aino: Person, instagram: Channel) -> None:
    item = ready_item(aino, instagram)
    days = [MONDAY + dt.timedelta(days=7 * number) for number in range(3)]
    assert [one.planned_at for one in repeat_item(aino, item, days)] == days
    assert repeat_item(aino, item, days) == []
    assert Item.objects.filter(series=Item.objects.get(pk=item.pk).series).count() == 4


def test_a_removed_day_can_be_made_again(aino: Person, instagram: Channel) -> None:
    item = ready_item(aino, instagram)
    made = repeat_item(aino, item, [MONDAY])
    Item.objects.filter(pk=made[0].pk).update(state="removed")
    assert len(repeat_item(aino, item, [MONDAY])) == 1


@pytest.mark.parametrize("number", [0, 61])
def test_no_day_and_too_many_days_are_refused(aino: Person, instagram: Channel, number: int) -> None:
    with pytest.raises(TooManyDays):
        repeat_item(
            aino, ready_item(aino, instagram), [MONDAY + dt.timedelta(days=one) for one in range(number)]
        )


def test_the_page_of_days_shows_them_before_it_makes_them(
    browser: Client, aino: Person, instagram: Channel, clock: object
) -> None:
    item = ready_item(aino, instagram)
    where = reverse("content:repeat", args=[item.public_id])
    sent = {"first": "2030-01-07T09:00", "every": "week", "last": "2030-01-21"}
    answer = browser.post(where, {**sent, "show": "1"})
    assert len(answer.context["moments"]) == 3
    assert Item.objects.filter(copied_from=item).count() == 0
    browser.post(where, {**sent, "make": "1"})
    assert Item.objects.filter(copied_from=item).count() == 3


@pytest.mark.parametrize(
    "sent",
    [
        {"first": "2020-01-07T09:00", "every": "week", "last": "2020-02-01"},
        {"first": "2030-01-07T09:00", "every": "week", "last": "2030-01-01"},
        {"first": "2030-01-07T09:00", "every": "day", "last": "2031-01-01"},
        {"first": "soon", "every": "often", "last": "late"},
    ],
)
def test_days_that_cannot_be_are_said_so(
    browser: Client, aino: Person, instagram: Channel, sent: dict[str, str]
) -> None:
    item = ready_item(aino, instagram)
    answer = browser.post(reverse("content:repeat", args=[item.public_id]), {**sent, "make": "1"})
    assert answer.status_code == 422
    assert Item.objects.filter(copied_from=item).count() == 0


@pytest.fixture
def hours(lars: Person) -> Template:
    """The city's template for opening hours."""
    texts = {"sv": "Öppet {tid}", "fi": "Avoinna {aika}"}
    return keep_template(lars, None, name="Öppettider", kind="news", unit=None, texts=texts)


def test_a_new_item_begins_with_a_templates_words(
    browser: Client, instagram: Channel, hours: Template
) -> None:
    answer = browser.get(
        reverse("content:start") + f"?template={hours.public_id}&planned_at=2026-12-05T16:00"
    )
    assert answer.context["draft"].texts == hours.texts
    assert answer.context["moments"]["planned_at"] == "2026-12-05T16:00"
    assert Item.objects.count() == 0


def test_what_is_left_between_braces_is_pointed_out(
    aino: Person, browser: Client, instagram: Channel
) -> None:
    item = make_item(aino, instagram, swedish="Öppet {tid}", finnish="Avoinna")
    answer = browser.get(reverse("content:write", args=[item.public_id]))
    assert [(one.code, one.blocks) for one in answer.context["problems"]] == [("placeholder_left", True)]


def test_what_has_a_plan_is_offered_that_time_and_not_now(
    aino: Person, browser: Client, instagram: Channel
) -> None:
    item = ready_item(aino, instagram)
    where = reverse("content:write", args=[item.public_id])
    assert 'value="now" checked' in browser.get(where).content.decode()
    Item.objects.filter(pk=item.pk).update(planned_at=dt.datetime(2090, 12, 5, 14, 0, tzinfo=dt.UTC))
    shown = browser.get(where).content.decode()
    assert 'value="later" checked' in shown
    assert "2090-12-05" in shown


def test_words_own_line_break_keeps_words_apart(aino: Person, instagram: Channel) -> None:
    assert clean("nu\x0bny\r\nrad") == "nu\nny\nrad"


def test_an_unknown_template_begins_with_nothing(browser: Client, instagram: Channel) -> None:
    answer = browser.get(reverse("content:start") + "?template=nothing&planned_at=soon&kind=poem")
    assert answer.context["draft"].texts == {}


def test_the_citys_templates_are_kept_by_communications(
    aino: Person, lars: Person, library: Unit, instagram: Channel, hours: Template
) -> None:
    assert may(aino, "content.use_template", hours)
    assert not may(aino, "content.edit_template", hours)
    with pytest.raises(NotAllowed):
        keep_template(aino, hours, name="x", kind="news", unit=None, texts={})
    with pytest.raises(NotAllowed):
        keep_template(aino, None, name="x", kind="news", unit=None, texts={})
    own = keep_template(aino, None, name="Sagostund", kind="event", unit=library, texts={"sv": "Saga"})
    assert may(aino, "content.edit_template", own)


def test_a_retired_template_is_off_the_list(
    browser: Client, lars: Person, instagram: Channel, hours: Template
) -> None:
    assert [row["template"] for row in browser.get(reverse("content:templates")).context["rows"]] == [hours]
    retire_template(lars, hours)
    assert browser.get(reverse("content:templates")).context["rows"] == []


def test_a_template_is_written_on_its_page(browser: Client, library: Unit, instagram: Channel) -> None:
    where = reverse("content:new_template")
    empty = browser.post(where, {"name": "Saga", "kind": "event", "unit": library.public_id})
    assert empty.status_code == 422
    browser.post(where, {"name": "Saga", "kind": "event", "unit": library.public_id, "text_sv": "Saga {dag}"})
    kept = Template.objects.get()
    assert kept.texts == {"sv": "Saga {dag}", "fi": ""}
    page = reverse("content:template", args=[kept.public_id])
    browser.post(page, {"name": "Saga", "kind": "news", "unit": library.public_id, "text_sv": "Saga"})
    kept.refresh_from_db()
    assert kept.kind == "news"


def test_kind_times_and_sources_are_saved_with_the_words(browser: Client, instagram: Channel) -> None:
    public_id = "abcdefghijklmnop"
    sent = {
        "text-sv": "Lucia",
        "revision": "0",
        "kind": "event",
        "begins_at": "2026-12-13T17:00",
        "subjects_shown": "1",
        "subjects": ["paid"],
        "link": "demo.example/lucia",
    }
    browser.post(reverse("content:save", args=[public_id]), sent)
    item = Item.objects.get(public_id=public_id)
    assert (item.kind, item.subjects, item.link) == ("event", ["paid"], "https://demo.example/lucia")
    assert item.begins_at == dt.datetime(2026, 12, 13, 15, 0, tzinfo=dt.UTC)
    again = browser.post(reverse("content:save", args=[public_id]), {**sent, "revision": "1"})
    assert again.json()["revision"] == 1


def test_ideas_are_noted_on_their_page(browser: Client, aino: Person, instagram: Channel) -> None:
    where = reverse("content:ideas")
    assert browser.post(where, {"words": " "}).status_code == 422
    for day in ("0001-01-01", "9999-12-31"):
        assert browser.post(where, {"words": "Sagostund", "day": day}).status_code == 422
    browser.post(where, {"words": "Sagostund", "day": "2026-12-05", "channels": [instagram.public_id]})
    idea = Item.objects.get()
    assert idea.planned_at == dt.datetime(2026, 12, 5, 7, 0, tzinfo=dt.UTC)
    assert [row["title"] for row in browser.get(where).context["rows"]] == ["Sagostund"]
    begun = browser.post(reverse("content:begin", args=[idea.public_id]))
    assert begun.headers["Location"] == reverse("content:write", args=[idea.public_id])
    assert browser.get(begun.headers["Location"]).status_code == 200
