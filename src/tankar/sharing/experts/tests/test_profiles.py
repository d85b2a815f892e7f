"""An expert profile is its person's own: made, listed, hidden, asked about once a year, and gone for good."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tankar.content.media import take_in
from tankar.content.media.store import path_of
from tankar.content.testing.making import picture_bytes, uploaded
from tankar.decisions.models import Ask, Matter
from tankar.journal.models import Entry
from tankar.notices.models import Notice
from tankar.organisation.actions.save_person import save_person
from tankar.organisation.models import Person
from tankar.sharing.errors import Changed, NotAllowed
from tankar.sharing.experts.actions.keep_profile import keep_picture, keep_profile
from tankar.sharing.experts.actions.look_after_profiles import look_after_profiles
from tankar.sharing.experts.actions.show_profile import (
    confirm_profile,
    hide_profile,
    list_profile,
    remove_profile,
)
from tankar.sharing.experts.errors import Unfinished
from tankar.sharing.models import ExpertProfile
from tankar.work.clock import LOCAL

pytestmark = pytest.mark.django_db
WORDS = {
    "work_sv": "Bibliotekarie",
    "work_fi": "Kirjastonhoitaja",
    "topics_sv": "Bokbussen\nLäsning för barn",
    "topics_fi": "Kirjastoauto",
    "spoken": " fi  sv ",
    "email": "aino@demo.example",
    "links": ["https://social.example/@aino"],
}


@pytest.fixture
def profile(aino: Person, clock: Any) -> ExpertProfile:
    return list_profile(aino, keep_profile(aino, WORDS))


def found(words: str, language: str = "") -> list[str]:
    return [str(one.person) for one in ExpertProfile.objects.listed().about(words, language)]


def test_nobody_finds_what_is_only_written(aino: Person, clock: Any) -> None:
    keep_profile(aino, WORDS)
    assert found("") == []


def test_a_colleague_is_found_by_topic_name_and_language(profile: ExpertProfile) -> None:
    assert found("bokbuss") == ["Aino Rautakoski"]
    assert found("läsning BARN") == ["Aino Rautakoski"]
    assert found("rautakoski") == ["Aino Rautakoski"]
    assert found("bokbuss", "sv") == ["Aino Rautakoski"]
    assert found("bokbuss", "uk") == []
    assert found("simhall") == []


@pytest.mark.parametrize("empty", ["topics", "work", "spoken", "email"])
def test_it_cannot_be_listed_without_what_one_needs_to_ask(aino: Person, clock: Any, empty: str) -> None:
    words = {name: "" if name.startswith(empty) else value for name, value in WORDS.items()}
    with pytest.raises(Unfinished):
        list_profile(aino, keep_profile(aino, words))


def test_nobody_else_lists_hides_or_removes_it(
    profile: ExpertProfile, marja_liisa: Person, heikki: Person
) -> None:
    for other in (marja_liisa, heikki):
        for act in (list_profile, hide_profile, remove_profile, confirm_profile):
            with pytest.raises(NotAllowed):
                act(other, profile)


def test_an_elected_official_makes_none(johan: Person, clock: Any) -> None:
    with pytest.raises(NotAllowed):
        keep_profile(johan, WORDS)


def test_it_is_hidden_and_listed_in_one_step_each(aino: Person, profile: ExpertProfile) -> None:
    hide_profile(aino, profile)
    assert found("") == []
    with pytest.raises(Changed):
        hide_profile(aino, profile)
    list_profile(aino, profile)
    assert found("") == ["Aino Rautakoski"]


def test_journalists_find_it_only_when_its_person_says_so(aino: Person, profile: ExpertProfile) -> None:
    assert not ExpertProfile.objects.public().exists()
    keep_profile(aino, {**WORDS, "is_public": True})
    assert ExpertProfile.objects.public().count() == 1
    hide_profile(aino, ExpertProfile.objects.get())
    assert not ExpertProfile.objects.public().exists()


def test_removed_it_is_gone_with_its_picture_and_the_journal_keeps_none_of_its_words(
    aino: Person, profile: ExpertProfile
) -> None:
    stored = take_in(uploaded(picture_bytes(size=(90, 70))))
    keep_picture(profile, stored)
    file = path_of(stored.sha256, stored.content_type)
    assert file.exists()
    remove_profile(aino, profile)
    assert not ExpertProfile.objects.exists()
    assert not file.exists()
    told = [str(one.params) for one in Entry.objects.filter(kind__startswith="sharing.expert")]
    assert told
    assert not any("Bokbussen" in one or "social.example" in one for one in told)


def test_a_year_later_its_person_is_asked_on_their_own_page(
    aino: Person, profile: ExpertProfile, clock: Any
) -> None:
    clock.advance(days=364)
    assert look_after_profiles() == 0
    clock.advance(days=2)
    assert (look_after_profiles(), look_after_profiles()) == (1, 0)
    assert Notice.objects.get(person=aino, kind="sharing.profile_question").awaits
    ask = Ask.objects.get(person=aino, done_at=None)
    assert ask.term == "sharing.profile_confirmation"
    confirm_profile(aino, ExpertProfile.objects.get())
    assert not Ask.objects.filter(done_at=None).exists()
    assert Matter.objects.get().title == "–"
    assert not Notice.objects.filter(person=aino, read_at=None).exists()
    assert look_after_profiles() == 0


def test_without_an_answer_it_is_hidden_and_never_kept_up_by_silence(
    aino: Person, profile: ExpertProfile, clock: Any
) -> None:
    clock.advance(days=366)
    look_after_profiles()
    due = ExpertProfile.objects.get().next_at
    assert due is not None
    clock.set(due - dt.timedelta(minutes=1))
    assert look_after_profiles() == 0
    clock.set(due)
    assert (look_after_profiles(), look_after_profiles()) == (1, 0)
    profile.refresh_from_db()
    assert (profile.state, profile.why, profile.work_sv) == ("hidden", "unanswered", "Bibliotekarie")
    assert Notice.objects.filter(person=aino, kind="sharing.profile_hidden").exists()
    list_profile(aino, profile)
    assert found("") == ["Aino Rautakoski"]


def test_the_answer_has_its_working_days_also_over_christmas(aino: Person, clock: Any) -> None:
    """Twenty working days from 14 December: Christmas, Independence Day's week, New Year and Epiphany do not count."""
    clock.set(dt.datetime(2026, 12, 14, 9, tzinfo=LOCAL) - dt.timedelta(days=365))
    list_profile(aino, keep_profile(aino, WORDS))
    clock.set(dt.datetime(2026, 12, 14, 9, tzinfo=LOCAL))
    assert look_after_profiles() == 1
    due = ExpertProfile.objects.get().next_at
    assert due is not None
    assert due.astimezone(LOCAL) == dt.datetime(2027, 1, 15, 15, tzinfo=LOCAL)


def test_a_year_is_a_year_also_over_the_nights_on_which_the_clocks_change(aino: Person, clock: Any) -> None:
    clock.set(dt.datetime(2026, 3, 28, 23, 59, tzinfo=LOCAL))
    list_profile(aino, keep_profile(aino, WORDS))
    clock.set(dt.datetime(2027, 3, 28, 23, 58, tzinfo=LOCAL) - dt.timedelta(hours=2))
    assert look_after_profiles() == 0
    clock.set(dt.datetime(2027, 3, 29, 1, 0, tzinfo=LOCAL))
    assert look_after_profiles() == 1


@pytest.mark.parametrize("how", ["may_sign_in", "is_employee"])
def test_when_the_employment_ends_it_is_hidden_the_same_day(
    aino: Person, pekka: Person, profile: ExpertProfile, how: str
) -> None:
    if how == "is_employee":
        aino.is_employee, aino.is_elected = False, True
    save_person(pekka, aino, may_sign_in=how != "may_sign_in")
    profile.refresh_from_db()
    assert (profile.state, profile.why) == ("hidden", "left")
    assert found("") == []


def test_it_does_not_even_show_where_nobody_has_told_tankar_yet(aino: Person, profile: ExpertProfile) -> None:
    """A directory may switch the account off without our own page: the list asks for itself."""
    assert aino.user is not None
    aino.user.is_active = False
    aino.user.save()
    assert found("") == []
