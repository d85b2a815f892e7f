"""Changing, publishing and taking back, and what of it is refused."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from tankar import journal
from tankar.content.checks.looking import pack
from tankar.content.errors import NotAllowed, ReasonMissing
from tankar.content.models import WordsDraft, WordsVersion
from tankar.content.words import published
from tankar.content.words.actions.change_list import change_list
from tankar.content.words.actions.publish_words import publish_words
from tankar.content.words.actions.take_back import take_back
from tankar.content.words.actions.turn_rules import turn_rules
from tankar.content.words.catalogue import LISTS
from tankar.content.words.drafts import keep, standing
from tankar.content.words.errors import NothingToPublish, WordsChanged, WordsRefused
from tankar.content.words.overlays import OFF, QUIETER, Said, loudness, mark_of, said_of
from tankar.content.words.published import in_use, tell_if_refused
from tankar.content.words.tests.conftest import Change, Publish, named
from tankar.journal.models import Entry
from tankar.notices.models import Notice
from tankar.organisation.models import Person
from tankar.texts import Level, check, text_draft
from tankar.texts.triage import triage

pytestmark = pytest.mark.django_db
OURS = Said(added=("+358401234567",))


def told(name: str) -> list[dict[str, str]]:
    return [one.params for one in Entry.objects.filter(kind=name).order_by("pk")]


def phones_found() -> int:
    return len(check(text_draft({"sv": "Ring 040 123 4567."}), pack(), "sv"))


def test_lars_adds_a_number_marja_liisa_publishes_and_it_is_marked_no_more(
    lars: Person, marja_liisa: Person, change: Change, publish: Publish
) -> None:
    change(lars, "phones", every=OURS)
    assert phones_found() == 1
    assert publish(marja_liisa) == 1
    assert phones_found() == 0
    assert in_use().number == 1
    assert not standing().is_draft
    assert told("content.words_changed") == [{"list": "phones"}]
    assert told("content.words_published") == [{"number": "1"}]
    assert "PRIN-1" in journal.kind_named("content.words_published").rules


def test_a_domain_is_said_once_and_known_in_every_rule(
    lars: Person, change: Change, publish: Publish
) -> None:
    change(lars, "domains", every=Said(added=("karlebyhamn.fi",)))
    publish(lars)
    rules = [pack().rule(one) for one, _field in named("domains").places]
    assert all(rule and "karlebyhamn.fi" in rule.data["domains"] for rule in rules)


def test_other_processes_ask_again_after_half_a_minute(
    lars: Person, change: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(lars, "phones", every=OURS)
    publish_words(lars, standing().revision, "Växeln")
    assert in_use().number == 0
    monkeypatch.setattr(published, "_SECONDS_KEPT", 0)
    assert in_use().number == 1


def test_no_statement_while_it_is_remembered_and_one_when_it_is_asked(
    lars: Person,
    change: Change,
    publish: Publish,
    django_assert_num_queries: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    change(lars, "phones", every=OURS)
    publish(lars)
    in_use()
    with django_assert_num_queries(0):  # type: ignore[operator]
        in_use()
    monkeypatch.setattr(published, "_SECONDS_KEPT", 0)
    with django_assert_num_queries(1):  # type: ignore[operator]
        in_use()


@pytest.mark.parametrize("who", ["aino", "heikki", "johan", "pekka", "outi"])
def test_nobody_but_communications(who: str, lars: Person, request: pytest.FixtureRequest) -> None:
    person: Person = request.getfixturevalue(who)
    with pytest.raises(NotAllowed):
        change_list(person, named("phones"), mark_of({}), {"": OURS})
    with pytest.raises(NotAllowed):
        turn_rules(person, mark_of({}), {"pii.phone": OFF})
    with pytest.raises(NotAllowed):
        publish_words(person, 1, "Därför")
    with pytest.raises(NotAllowed):
        take_back(person, 0, 0)
    assert WordsDraft.objects.count() == WordsVersion.objects.count() == 0


def test_two_people_who_change_the_same_list_do_not_write_over_each_other(
    lars: Person, marja_liisa: Person, change: Change
) -> None:
    opened = mark_of(said_of(standing().overlay, named("phones")))
    change(marja_liisa, "phones", every=OURS)
    with pytest.raises(WordsChanged):
        change_list(lars, named("phones"), opened, {"": Said(added=("+358501112222",))})
    assert said_of(standing().overlay, named("phones")) == {"": OURS}


def test_two_people_who_change_different_lists_both_get_their_way(
    lars: Person, marja_liisa: Person, change: Change
) -> None:
    opened = mark_of(said_of(standing().overlay, named("phones")))
    change(marja_liisa, "insult_allowed", fi=Said(added=("pellehyp*",)))
    change_list(lars, named("phones"), opened, {"": OURS})
    assert said_of(standing().overlay, named("phones")) == {"": OURS}
    assert said_of(standing().overlay, named("insult_allowed")) == {"fi": Said(added=("pellehyp*",))}


def test_a_save_in_the_same_moment_is_noticed(lars: Person, marja_liisa: Person, change: Change) -> None:
    change(lars, "phones", every=OURS)
    began = standing()
    change(marja_liisa, "insult_allowed", fi=Said(added=("pellehyp*",)))
    with pytest.raises(WordsChanged):
        keep(lars, began, {}, "content.words_changed", "phones", {"list": "phones"})
    without = WordsDraft.objects.get()
    without.delete()
    began = standing()
    change(marja_liisa, "phones", every=OURS)
    with pytest.raises(WordsChanged):
        keep(lars, began, {"disabled": ["pii.phone"]}, "content.words_changed", "phones", {"list": "phones"})


def test_what_a_colleague_saved_meanwhile_is_not_published_unseen(
    lars: Person, marja_liisa: Person, change: Change
) -> None:
    change(lars, "phones", every=OURS)
    seen = standing().revision
    change(marja_liisa, "insult_allowed", fi=Said(added=("pellehyp*",)))
    with pytest.raises(WordsChanged):
        publish_words(lars, seen, "Växeln")
    assert WordsVersion.objects.count() == 0


def test_publishing_wants_a_note_and_something_to_publish(lars: Person, change: Change) -> None:
    with pytest.raises(NothingToPublish):
        publish_words(lars, 0, "Därför")
    change(lars, "phones", every=OURS)
    with pytest.raises(ReasonMissing):
        publish_words(lars, standing().revision, "  ")


def test_what_is_changed_back_leaves_no_draft(lars: Person, change: Change) -> None:
    change(lars, "phones", every=OURS)
    change(lars, "phones")
    assert not standing().is_draft


def test_rules_are_made_quieter_or_switched_off(lars: Person, publish: Publish) -> None:
    turn_rules(lars, mark_of({}), {"pii.phone": QUIETER, "tone.caps": OFF, "pii.email": ""})
    assert loudness(standing().overlay) == {"pii.phone": QUIETER, "tone.caps": OFF}
    publish(lars)
    phone = pack().rule("pii.phone")
    assert phone is not None
    assert phone.level == Level.ADVICE
    assert pack().rule("tone.caps") is None
    assert told("content.words_rules_turned") == [{}]


PROTECTED = [one.id for one in published.delivered().rules if one.level in (Level.BLOCK, Level.CRITICAL)]


@pytest.mark.parametrize("rule", PROTECTED)
def test_what_the_law_demands_and_what_cannot_wait_cannot_be_switched_off(lars: Person, rule: str) -> None:
    with pytest.raises(WordsRefused):
        turn_rules(lars, mark_of({}), {rule: OFF})
    turn_rules(lars, mark_of({}), {rule: QUIETER})
    assert loudness(standing().overlay) == {}


def test_no_list_of_the_pages_is_one_that_the_protected_rules_rest_on() -> None:
    rules = [rule for rule in published.delivered().rules if rule.id in PROTECTED]
    resting = {name for rule in rules for name in re.findall(r"@(\w+)", str(dict(rule.data)))}
    assert not resting & {name for one in LISTS for place, name in one.places if place == "words"}


def test_an_earlier_version_is_taken_back_into_the_draft(
    lars: Person, change: Change, publish: Publish
) -> None:
    change(lars, "phones", every=OURS)
    publish(lars)
    change(lars, "phones")
    publish(lars)
    assert phones_found() == 1
    take_back(lars, 1, standing().revision)
    assert phones_found() == 1
    assert publish(lars) == 3
    assert phones_found() == 0
    take_back(lars, 0, standing().revision)
    assert standing().overlay == {}
    assert [one["number"] for one in told("content.words_taken_back")] == ["1", "0"]
    with pytest.raises(WordsVersion.DoesNotExist):
        take_back(lars, 99, standing().revision)
    with pytest.raises(WordsChanged):
        take_back(lars, 1, 99)


def broken(person: Person, number: int = 1) -> WordsVersion:
    """A version that rests on a list that is not there any more, and on one that is."""
    overlay = {"words": {"gone_with_an_upgrade": {"sv+": ["ord"]}, "insult_allowed": {"fi+": ["pellehyp*"]}}}
    version = WordsVersion.objects.create(
        number=number,
        overlay=overlay,
        note="Förr",
        published_by=person,
        published_at=dt.datetime(2026, 11, 2, 8, tzinfo=dt.UTC),
    )
    published.forget()
    return version


def test_a_version_that_cannot_be_used_stops_nothing_and_is_told_once(
    lars: Person, marja_liisa: Person
) -> None:
    broken(lars)
    assert pack() is published.delivered()
    assert "gone_with_an_upgrade" in in_use().refused
    assert tell_if_refused()
    assert not tell_if_refused()
    assert set(Notice.objects.values_list("person_id", flat=True)) == {lars.pk, marja_liisa.pk}
    assert triage("Hej", pack()).language


def test_a_version_that_cannot_be_used_is_taken_back_without_what_is_gone(
    lars: Person, publish: Publish
) -> None:
    broken(lars)
    take_back(lars, 1, 0)
    assert standing().overlay == {"words": {"insult_allowed": {"fi+": ["pellehyp*"]}}}
    assert publish(lars) == 2
    assert in_use().refused == ""
    assert not tell_if_refused()
