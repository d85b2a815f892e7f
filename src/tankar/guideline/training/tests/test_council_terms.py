"""With each council term elected officials are invited once. It is voluntary, and only totals are told."""

from __future__ import annotations

import datetime as dt

import pytest
from conftest import MovableClock

from tankar.guideline.models import CouncilTerm, TermInvitation, Training
from tankar.guideline.training.actions.invite_elected import invite_elected
from tankar.guideline.training.actions.note_term import follow_terms, note_term
from tankar.guideline.training.errors import NotTheirs, TermCrossed, TermTaken
from tankar.guideline.training.standing import missing_before
from tankar.guideline.training.terms import current_term, default_term, following, term_total
from tankar.journal.models import Entry
from tankar.notices.models import Notice
from tankar.organisation import demo
from tankar.organisation.access import may
from tankar.organisation.models import Person, User
from tankar.organisation.testing.people import SignedIn

pytestmark = pytest.mark.django_db
FIRST, LAST = dt.date(2025, 6, 1), dt.date(2029, 5, 31)


@pytest.fixture(autouse=True)
def standing_still(clock: MovableClock) -> MovableClock:
    """Monday 23 November 2026, 8:15."""
    return clock


@pytest.fixture
def term(marja_liisa: Person) -> CouncilTerm:
    return note_term(marja_liisa, FIRST, LAST)


def council(number: int) -> list[Person]:
    return [
        Person.objects.create(
            given_name="Valtuutettu",
            family_name=f"Example {one}",
            email=f"v{one}@demo.example",
            is_employee=False,
            is_elected=True,
            user=User.objects.create_user(f"v{one}@demo.example"),
        )
        for one in range(number)
    ]


def invited(person: Person) -> int:
    return Notice.objects.filter(person=person, kind="guideline.term_invites").count()


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (dt.date(2025, 5, 31), 2021),
        (dt.date(2025, 6, 1), 2025),
        (dt.date(2026, 11, 23), 2025),
        (dt.date(2029, 5, 31), 2025),
        (dt.date(2029, 6, 1), 2029),
        (dt.date(2034, 1, 1), 2033),
    ],
)
def test_a_term_is_four_years_from_the_first_of_june(day: dt.date, first: int) -> None:
    assert default_term(day) == (dt.date(first, 6, 1), dt.date(first + 4, 5, 31))


def test_before_anybody_has_noted_a_term_nobody_is_invited(johan: Person) -> None:
    assert follow_terms() == 0
    assert invite_elected() == 0
    assert current_term() is None


def test_johan_is_invited_once_and_aino_who_is_not_elected_never(
    term: CouncilTerm, johan: Person, aino: Person
) -> None:
    assert (invite_elected(), invite_elected()) == (1, 0)
    assert (invited(johan), invited(aino)) == (1, 0)
    assert Notice.objects.get(person=johan).url == "/guideline/learn/elected/"


def test_petra_who_teaches_and_is_elected_is_invited_too(term: CouncilTerm) -> None:
    petra = demo.make_person("petra")
    invite_elected()
    assert invited(petra) == 1


def test_who_is_elected_or_gets_an_account_later_is_invited_then(term: CouncilTerm, johan: Person) -> None:
    invite_elected()
    late = Person.objects.create(
        given_name="Ersättare", family_name="Example", email="e@demo.example", is_elected=True
    )
    assert invite_elected() == 0
    late.user = User.objects.create_user(late.email)
    late.save()
    assert (invite_elected(), invited(late)) == (1, 1)


def test_a_closed_account_is_not_invited(term: CouncilTerm, johan: Person) -> None:
    User.objects.filter(person=johan).update(is_active=False)
    assert invite_elected() == 0


def test_a_term_still_to_come_invites_nobody_before_its_first_day_on_the_wall(
    johan: Person, marja_liisa: Person, clock: MovableClock
) -> None:
    note_term(marja_liisa, dt.date(2029, 6, 1), dt.date(2033, 5, 31))
    clock.set(dt.datetime(2029, 5, 31, 20, 59, tzinfo=dt.UTC))
    assert invite_elected() == 0
    # midnight in Karleby
    clock.set(dt.datetime(2029, 5, 31, 21, tzinfo=dt.UTC))
    assert invite_elected() == 1


def test_the_next_term_follows_by_itself_and_johan_is_invited_again(
    term: CouncilTerm, johan: Person, clock: MovableClock
) -> None:
    invite_elected()
    clock.set(dt.datetime(2029, 6, 1, 5, tzinfo=dt.UTC))
    assert (follow_terms(), follow_terms()) == (1, 0)
    following_one = current_term()
    assert following_one is not None
    assert (following_one.first_day, following_one.last_day) == (dt.date(2029, 6, 1), dt.date(2033, 5, 31))
    assert invite_elected() == 1
    assert invited(johan) == 2
    # who was invited in the last term is not kept
    assert list(TermInvitation.objects.values_list("term", flat=True)) == [following_one.pk]
    assert Entry.objects.filter(kind="guideline.term_followed").count() == 1


def test_a_term_that_ended_on_another_day_is_followed_by_a_whole_one() -> None:
    odd = CouncilTerm(first_day=FIRST, last_day=dt.date(2029, 5, 30))
    assert following(odd) == (dt.date(2029, 5, 31), dt.date(2033, 5, 31))


def test_the_same_first_day_corrects_the_last_and_nobody_is_invited_again(
    term: CouncilTerm, johan: Person, marja_liisa: Person
) -> None:
    invite_elected()
    note_term(marja_liisa, FIRST, dt.date(2029, 6, 30))
    assert CouncilTerm.objects.get().last_day == dt.date(2029, 6, 30)
    assert invite_elected() == 0


def test_a_term_to_come_that_was_noted_wrongly_is_replaced(term: CouncilTerm, marja_liisa: Person) -> None:
    note_term(marja_liisa, dt.date(2030, 6, 1), dt.date(2033, 5, 31))
    note_term(marja_liisa, dt.date(2029, 6, 1), dt.date(2033, 5, 31))
    assert [one.first_day.year for one in CouncilTerm.objects.order_by("first_day")] == [2025, 2029]


@pytest.mark.parametrize(
    ("first", "last"),
    [(LAST, FIRST), (dt.date(2017, 6, 1), dt.date(2021, 5, 31)), (FIRST, dt.date(2035, 5, 31))],
)
def test_days_that_make_no_term_are_refused(marja_liisa: Person, first: dt.date, last: dt.date) -> None:
    with pytest.raises(TermCrossed):
        note_term(marja_liisa, first, last)


def test_two_terms_never_hold_on_one_day(term: CouncilTerm, marja_liisa: Person) -> None:
    with pytest.raises(TermTaken):
        note_term(marja_liisa, dt.date(2026, 6, 1), dt.date(2030, 5, 31))


def test_lars_who_does_not_decide_notes_nothing(lars: Person, as_person: SignedIn) -> None:
    with pytest.raises(NotTheirs):
        note_term(lars, FIRST, LAST)
    posted = {"first_day": "2025-06-01", "last_day": "2029-05-31"}
    assert as_person(lars).post("/guideline/learn/term/", posted).status_code == 403
    assert not CouncilTerm.objects.exists()


def test_an_invitation_left_lying_closes_nothing(term: CouncilTerm, johan: Person) -> None:
    before = [may(johan, right) for right in ("guideline.learn", "clearance.ask", "channels.view")]
    invite_elected()
    assert [may(johan, right) for right in ("guideline.learn", "clearance.ask", "channels.view")] == before
    assert missing_before(johan, None) is None


def test_only_totals_are_told_and_none_that_points_at_anybody(
    term: CouncilTerm, marja_liisa: Person, as_person: SignedIn
) -> None:
    people = council(12)
    invite_elected()
    client = as_person(marja_liisa)

    def done(number: int) -> str:
        Training.objects.all().delete()
        Training.objects.bulk_create(
            Training(person=one, module="elected", done_on=dt.date(2026, 11, 20)) for one in people[:number]
        )
        page: str = client.get("/guideline/learn/totals/").content.decode()
        assert "Valtuutettu" not in page
        return page

    assert "6" in done(6).split('id="term"')[1]
    total = term_total(term)
    assert total is not None
    assert (total.invited, total.done, total.few) == (12, 6, False)
    for few in (0, 4, 8, 11):
        done(few)
        total = term_total(term)
        assert total is not None
        assert (total.done, total.few) == (0, True)


def test_what_was_done_in_an_earlier_term_is_not_counted_in_this_one(term: CouncilTerm) -> None:
    people = council(10)
    invite_elected()
    Training.objects.bulk_create(
        Training(person=one, module="elected", done_on=dt.date(2024, 1, 1)) for one in people[:5]
    )
    total = term_total(term)
    assert total is not None
    assert total.few


def test_fewer_than_five_invited_give_no_number(term: CouncilTerm, johan: Person) -> None:
    invite_elected()
    assert term_total(term) is None


def test_marja_liisa_notes_the_usual_term_on_the_page_and_a_wrong_day_is_kept_in_its_field(
    marja_liisa: Person, as_person: SignedIn
) -> None:
    client = as_person(marja_liisa)
    assert 'value="2025-06-01"' in client.get("/guideline/learn/totals/").content.decode()
    wrong = client.post("/guideline/learn/term/", {"first_day": "2029-05-31", "last_day": "2025-06-01"})
    assert wrong.status_code == 422
    assert 'value="2029-05-31"' in wrong.content.decode()
    client.post("/guideline/learn/term/", {"first_day": "2025-06-01", "last_day": "2029-05-31"})
    assert CouncilTerm.objects.get().noted_by_name == str(marja_liisa)
    entry = Entry.objects.get(kind="guideline.term_noted")
    assert "CONT-6" in entry.rules


def test_a_head_sees_nothing_of_the_term(term: CouncilTerm, heikki: Person, as_person: SignedIn) -> None:
    assert 'id="term"' not in as_person(heikki).get("/guideline/learn/totals/").content.decode()
