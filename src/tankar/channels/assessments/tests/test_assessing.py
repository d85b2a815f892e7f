from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tankar.channels.assessments.actions.answer import Verdict, decide_assessment, state, write_answers
from tankar.channels.assessments.actions.begin import begin_assessment
from tankar.channels.assessments.actions.remind import remind_of_assessments
from tankar.channels.assessments.errors import AnsweredAlready, NetworkMissing, SayMore
from tankar.channels.assessments.reading import is_known, standing_of
from tankar.channels.models import Assessment, ProfileRequest
from tankar.channels.requests.actions.decide import Answer, decide_half
from tankar.channels.requests.actions.keep_request import keep_request
from tankar.channels.requests.actions.submit import submit_request
from tankar.channels.requests.errors import NotReady
from tankar.channels.requests.facts import Facts
from tankar.channels.testing.requesting import asked, instagram_is_known
from tankar.channels.testing.sample import a_channel
from tankar.decisions.models import Ask
from tankar.notices.models import Notice
from tankar.organisation import demo
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn

pytestmark = pytest.mark.django_db
WINTER = dt.timezone(dt.timedelta(hours=2))


@pytest.fixture
def hanna(db: None) -> Person:
    """Data protection officer."""
    return demo.make_person("hanna")


@pytest.fixture
def jesper(db: None) -> Person:
    """Information security."""
    return demo.make_person("jesper")


def told(person: Person) -> list[str]:
    return [one.kind for one in Notice.objects.filter(person=person, read_at=None).order_by("id")]


def words(answer: Any) -> str:
    main = BeautifulSoup(answer.content, "html.parser").find("main")
    assert main is not None
    return " ".join(main.get_text(" ").split())


def awaited(verb: str) -> set[str]:
    return set(Ask.objects.filter(verb=verb, done_at=None).values_list("person__given_name", flat=True))


def ok(reason: str = "Inga hinder.", **more: Any) -> Verdict:
    return Verdict("ok", reason, **more)


def test_a_request_on_a_new_network_waits_for_its_assessment_and_then_both_are_asked(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, hanna: Person, jesper: Person, clock: Any
) -> None:
    request = asked(aino, lars, platform="Threads")
    assert request.state == "assessing"
    assessment = request.assessment
    assert assessment is not None
    assert (awaited("state"), awaited("decide")) == ({"Hanna", "Jesper"}, {"Marja-Liisa"})
    state(hanna, assessment, "Uppgifter lämnar EU; inga barn.")
    assert awaited("state") == {"Jesper"}
    decide_assessment(marja_liisa, assessment, ok(valid_until=dt.date(2027, 11, 30)))
    request.refresh_from_db()
    assert (request.state, awaited("decide")) == ("complete", {"Heikki", "Marja-Liisa"})
    assert is_known("threads ")


def test_a_no_goes_back_to_the_applicant_who_may_choose_another_network(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, hanna: Person, clock: Any
) -> None:
    request = asked(aino, lars, platform="Threads")
    assert request.assessment is not None
    decide_assessment(marja_liisa, request.assessment, Verdict("no", "Uppgifterna lämnar EU."))
    request.refresh_from_db()
    assert request.state == "returned"
    notice = Notice.objects.get(person=aino, kind="channels.request_returned_by_network")
    assert notice.params["reason"] == "Uppgifterna lämnar EU."
    instagram_is_known()
    keep_request(aino, request.public_id, Facts({"platform": "Instagram", "objection": "Vi tar Instagram."}))
    request.refresh_from_db()
    assert submit_request(aino, request).state == "complete"


def test_two_requests_on_one_network_share_its_assessment(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, clock: Any
) -> None:
    first, second = asked(aino, lars, platform="Threads"), asked(aino, lars, platform=" threads")
    assert first.assessment == second.assessment
    assert Assessment.objects.count() == 1
    assert begin_assessment(lars, "THREADS") == first.assessment


def test_what_the_city_used_before_needs_no_assessment_and_what_has_run_out_does(
    marja_liisa: Person, lars: Person, clock: Any
) -> None:
    assert not is_known("Instagram")
    instagram_is_known()
    assert standing_of("instagram").since_before
    assessment = begin_assessment(lars, "Instagram")
    assert not is_known("Instagram")  # now it is looked at: the answer is waited for
    decide_assessment(marja_liisa, assessment, ok(valid_until=dt.date(2026, 12, 31)))
    assert is_known("Instagram")
    clock.set(dt.datetime(2027, 1, 1, 0, 1, tzinfo=WINTER))
    assert not is_known("Instagram")


def test_a_closed_channel_makes_no_network_known(clock: Any) -> None:
    a_channel("Gamla sidan", platform="Google+", closes_on=dt.date(2021, 12, 31))
    assert not is_known("Google+")
    assert not is_known("")


def test_late_is_told_once_and_waits(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, hanna: Person, jesper: Person, clock: Any
) -> None:
    request = asked(aino, lars, platform="Threads")
    assessment = request.assessment
    assert assessment is not None
    # twenty working days from 23 November, over the Independence Day (a Sunday) and before Christmas Eve
    assert assessment.due_at == dt.datetime(2026, 12, 21, 16, tzinfo=WINTER)
    state(hanna, assessment, "Bra.")
    clock.set(dt.datetime(2026, 12, 21, 15, 59, tzinfo=WINTER))
    assert remind_of_assessments() == 0
    clock.advance(minutes=1)
    assert (remind_of_assessments(), remind_of_assessments()) == (1, 0)
    assert "channels.assessment_late" in told(jesper)
    assert "channels.assessment_late" not in told(hanna)
    clock.advance(days=400)
    remind_of_assessments()
    assessment.refresh_from_db()
    assert (assessment.state, assessment.stage) == ("running", "late")


def test_its_days_go_over_the_night_when_the_clocks_change(
    lars: Person, marja_liisa: Person, clock: Any
) -> None:
    clock.set(dt.datetime(2027, 3, 15, 9, tzinfo=WINTER))
    assessment = begin_assessment(lars, "Threads")
    # twenty working days without Good Friday and Easter Monday, closing time by the summer clock
    assert assessment.due_at == dt.datetime(2027, 4, 14, 16, tzinfo=dt.timezone(dt.timedelta(hours=3)))


def test_each_does_their_own_part_and_nothing_else(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, hanna: Person, johan: Person, clock: Any
) -> None:
    for person in (aino, heikki, johan):
        with pytest.raises(PermissionDenied):
            begin_assessment(person, "Threads")
    with pytest.raises(NetworkMissing):
        begin_assessment(lars, "  ")
    assessment = begin_assessment(lars, "Threads")
    write_answers(lars, assessment, {"purpose": "Unga vuxna", "unknown": "x"})
    assert assessment.purpose == "Unga vuxna"
    with pytest.raises(PermissionDenied):
        write_answers(hanna, assessment, {"purpose": "x"})
    with pytest.raises(PermissionDenied):
        state(lars, assessment, "Bra.")
    with pytest.raises(SayMore):
        state(hanna, assessment, " ")
    for person in (lars, hanna):
        with pytest.raises(PermissionDenied):
            decide_assessment(person, assessment, ok())


@pytest.mark.parametrize(
    "verdict",
    [Verdict("ok", ""), Verdict("conditions", "Ja."), Verdict("maybe", "Ja."), Verdict("running", "Ja.")],
)
def test_a_decision_needs_its_reason_and_conditions_their_words(
    verdict: Verdict, lars: Person, marja_liisa: Person, clock: Any
) -> None:
    assessment = begin_assessment(lars, "Threads")
    with pytest.raises(SayMore):
        decide_assessment(marja_liisa, assessment, verdict)


def test_it_is_decided_once_and_looked_at_again_in_a_new_one(
    lars: Person, marja_liisa: Person, hanna: Person, clock: Any
) -> None:
    assessment = begin_assessment(lars, "Threads")
    decide_assessment(marja_liisa, assessment, Verdict("conditions", "Ja.", "Inga barn i bild."))
    for act in (
        lambda: decide_assessment(marja_liisa, assessment, Verdict("no", "Nej.")),
        lambda: state(hanna, assessment, "Försent."),
        lambda: write_answers(lars, assessment, {"purpose": "x"}),
    ):
        with pytest.raises(AnsweredAlready):
            act()
    clock.advance(days=1)
    again = begin_assessment(lars, "Threads")
    assert again != assessment
    assert standing_of("Threads").latest == again


def test_its_page_asks_each_for_their_part_and_everybody_reads_it(
    as_person: SignedIn,
    aino: Person,
    lars: Person,
    marja_liisa: Person,
    hanna: Person,
    heikki: Person,
    clock: Any,
) -> None:
    request = asked(aino, lars, platform="Threads")
    Person.objects.update(language="en")
    assessment = request.assessment
    assert assessment is not None
    page = assessment.get_absolute_url()

    def act(what: str) -> str:
        return reverse("channels:act_on_assessment", args=[assessment.public_id, what])

    assert "1 request waits for it." in words(as_person(aino).get(page))
    as_person(lars).post(act("answers"), {"accessibility": "Bildtexter går att skriva."})
    theirs = words(as_person(hanna).get(page))
    assert "Bildtexter går att skriva." in theirs
    assert "Your decision" not in theirs
    empty = as_person(hanna).post(act("state"), {"words": ""})
    assert (empty.status_code, "Write a few words first" in words(empty)) == (422, True)
    as_person(hanna).post(act("state"), {"words": "Inga hinder."})
    assert as_person(aino).post(act("decide"), {"answer": "ok", "reason": "Ja"}).status_code == 403
    done = as_person(marja_liisa).post(
        act("decide"), {"answer": "ok", "reason": "Ja.", "valid_until": "2027-11-30"}, follow=True
    )
    assert "May be used" in words(done)
    assert "Inga hinder." in words(done)
    request.refresh_from_db()
    assert request.state == "complete"
    listed = words(as_person(aino).get(reverse("channels:assessments")))
    assert "Threads May be used Valid until: Tuesday 30 November" in listed


def test_the_wait_is_shown_on_the_request_and_a_common_channel_offered(
    as_person: SignedIn, aino: Person, lars: Person, heikki: Person, marja_liisa: Person, clock: Any
) -> None:
    a_channel("Karleby stads Facebook", "communications", is_common=True, platform="Facebook")
    request = asked(aino, lars, platform="Threads")
    Person.objects.update(language="en")
    said = words(as_person(aino).get(request.get_absolute_url()))
    assert "is being assessed. Promised by Monday 21 December" in said
    assert "A common channel is ready at once" in said
    assert "This one is enough" in said
    assert ProfileRequest.objects.get().state == "assessing"


def test_a_page_that_is_not_there_and_one_not_for_elected_officials(
    as_person: SignedIn, aino: Person, johan: Person, lars: Person, clock: Any
) -> None:
    assert as_person(aino).get(reverse("channels:assessment", args=["no"])).status_code == 404
    assert as_person(johan).get(reverse("channels:assessments")).status_code == 403
    Person.objects.update(language="en")
    answer = as_person(lars).post(reverse("channels:begin_assessment"), {"platform": " "}, follow=True)
    assert "Write which network it is" in answer.content.decode()
    there = as_person(lars).post(reverse("channels:begin_assessment"), {"platform": "Threads"}, follow=True)
    assert "Under assessment" in words(there)


def test_a_network_that_is_not_taken_into_use_takes_nobodys_one_answer_away(
    aino: Person, lars: Person, heikki: Person, marja_liisa: Person, clock: Any
) -> None:
    request = asked(aino, lars, platform="Threads")
    assert request.assessment is not None
    decide_assessment(marja_liisa, request.assessment, Verdict("no", "För osäkert."))
    request.refresh_from_db()
    assert (request.state, request.returned_by_network) == ("returned", True)
    instagram_is_known()
    keep_request(aino, request.public_id, Facts({"platform": "Instagram"}))
    # another network is no answer to the two, who have said nothing yet
    request = submit_request(aino, request)
    assert (request.state, request.round) == ("complete", 1)
    request = decide_half(heikki, request, "unit", Answer("no", "Inte nu."))
    assert (request.state, request.returned_by_network) == ("returned", False)
    with pytest.raises(NotReady):
        submit_request(aino, request)
    keep_request(aino, request.public_id, Facts({"objection": "Jo, nu."}))
    assert submit_request(aino, request).round == 2
