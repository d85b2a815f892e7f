from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.http import Http404
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tankar.campaigns.actions.boost import BoostFacts, boost
from tankar.campaigns.actions.decide_campaign import reject
from tankar.campaigns.actions.remind_of_campaigns import remind_of_campaigns
from tankar.campaigns.actions.report_campaign import report_campaign
from tankar.campaigns.actions.run_campaign import end, runs_already
from tankar.campaigns.models import Campaign, Frame
from tankar.campaigns.testing.making import approved, begun, framed, sent
from tankar.campaigns.views import writing
from tankar.campaigns.views.finding import campaign_for
from tankar.channels.models import Channel
from tankar.organisation import demo
from tankar.organisation.models import Person, Unit, new_public_id
from tankar.organisation.testing.people import SignedIn

pytestmark = pytest.mark.django_db
TYPED = {
    "title": "Sagostunder på tolv språk",
    "goal": "Hundra nya besökare",
    "audience": "Familjer",
    "networks": "Instagram",
    "languages": "both",
    "begins_on": "2026-11-30",
    "ends_on": "2026-12-07",
    "budget": "350,50",
    "cost_centre": "4711",
    "within_limits": "yes",
    "account_is_citys": "yes",
    "landing": "none",
    "political_actor": "no",
    "political_election": "no",
    "political_influence": "no",
    "official_only": "yes",
}


@pytest.fixture(autouse=True)
def english(aino: Person, heikki: Person, lars: Person, mikko: Person, clock: Any) -> None:
    demo.make_person("oskar")
    Person.objects.update(language="en")
    for one in (aino, heikki, lars, mikko):
        one.refresh_from_db()


@pytest.fixture
def instagram(library: Unit) -> Channel:
    return Channel.objects.create(
        network="by_hand",
        kind="by_hand",
        name_sv="Biblioteket",
        name_fi="Kirjasto",
        platform="Instagram",
        owner_unit=library,
    )


def address(name: str, thing: Campaign | Frame | str) -> str:
    return reverse(f"campaigns:{name}", args=[thing if isinstance(thing, str) else thing.public_id])


def words(answer: Any) -> str:
    main = BeautifulSoup(answer.content, "html.parser").find("main")
    assert main is not None
    return " ".join(main.get_text(" ").split())


def test_a_new_one_stores_nothing_before_its_first_save(as_person: SignedIn, aino: Person) -> None:
    page = as_person(aino).get(reverse("campaigns:start"))
    assert page.status_code == 200
    assert "5 working days" in words(page)
    assert not Campaign.objects.exists()


def test_it_is_saved_field_by_field_as_it_is_written(
    as_person: SignedIn, aino: Person, library: Unit
) -> None:
    public_id = new_public_id()
    half = {"unit": library.public_id, "title": "Sagor", "budget": "tre", "begins_on": "2026-11-"}
    answer = as_person(aino).post(address("save", public_id), half)
    assert (answer.status_code, answer.json()) == (200, {"saved": "8:15"})
    campaign = Campaign.objects.get()
    assert (campaign.title, campaign.budget, campaign.begins_on) == ("Sagor", None, None)
    as_person(aino).post(address("save", public_id), {**half, "budget": "1 250,50"})
    again = as_person(aino).get(address("write", campaign)).content.decode()
    assert 'value="1250,50"' in again


def test_what_is_missing_is_said_at_its_field_and_nothing_is_lost(
    as_person: SignedIn, aino: Person, library: Unit
) -> None:
    typed = {**TYPED, "unit": library.public_id, "political_actor": "", "cost_centre": "", "act": "send"}
    answer = as_person(aino).post(address("write", new_public_id()), typed)
    assert answer.status_code == 422
    assert "Say which cost centre pays." in words(answer)
    assert "Answer this, even if the answer is that you are not sure." in words(answer)
    assert Campaign.objects.get().title == TYPED["title"]


def test_from_the_phone_to_the_decision_and_the_notice(
    as_person: SignedIn, aino: Person, heikki: Person, lars: Person, library: Unit
) -> None:
    public_id = new_public_id()
    typed = {**TYPED, "unit": library.public_id, "act": "send"}
    answer = as_person(aino).post(address("write", public_id), typed, follow=True)
    assert "Sent to the head of the unit" in answer.content.decode()
    assert "No answer is never a yes." in words(answer)
    page = as_person(heikki).get(address("one", public_id))
    for said in ("350.50", "4711", "Hundra nya besökare", "By or for a political actor?"):
        assert said in words(page)
    refused = as_person(heikki).post(address("decide", public_id), {"answer": "yes", "reason": " "})
    assert refused.status_code == 422
    assert "Write why in a few words." in words(refused)
    yes = {"answer": "yes", "reason": "Good for the families"}
    answer = as_person(heikki).post(address("decide", public_id), yes, follow=True)
    assert "Approved" in words(answer)
    page = as_person(lars).get(address("one", public_id))
    assert "Good for the families" in words(page)
    assert "It is told and has no veto" in words(page)
    assert 'value="yes"' not in page.content.decode()
    comment = {"act": "comment", "words": "Add the address"}
    assert "Add the address" in words(as_person(lars).post(address("act", public_id), comment, follow=True))


def test_an_autosave_after_it_was_sent_says_so_and_loses_nothing(
    as_person: SignedIn, aino: Person, library: Unit
) -> None:
    campaign = sent(aino)
    answer = as_person(aino).post(address("save", campaign), {"unit": library.public_id, "title": "Annat"})
    assert answer.status_code == 409
    assert "sent already" in answer.content.decode()


def test_two_quick_autosaves_of_a_new_one_are_both_kept(
    as_person: SignedIn, aino: Person, library: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    campaign = begun(aino)
    first_look = iter((True,))

    def found(*asked: Any) -> Campaign:
        # as it was when the second arrived: the first made the row a moment later
        if next(first_look, False):
            raise Http404
        return campaign_for(*asked)

    monkeypatch.setattr(writing, "campaign_for", found)
    answer = as_person(aino).post(address("save", campaign), {"unit": library.public_id, "title": "Senare"})
    assert answer.status_code == 200
    assert Campaign.objects.get().title == "Senare"


def test_a_yes_that_waits_for_the_lawyer_says_what_can_be_done(
    as_person: SignedIn, aino: Person, heikki: Person
) -> None:
    campaign = sent(aino, political_actor="unsure")
    yes = {"answer": "yes", "reason": "Ja"}
    answer = as_person(heikki).post(address("decide", campaign), yes, follow=True)
    assert "A yes waits for the city lawyer" in answer.content.decode()
    oskar = demo.make_person("oskar")
    assert "Your answer is kept" in words(as_person(oskar).get(address("one", campaign)))
    said = {"answer": "not_political", "words": "Plain information"}
    as_person(oskar).post(address("decide", campaign), said)
    answer = as_person(heikki).post(address("decide", campaign), yes, follow=True)
    assert "Plain information" in words(answer)
    assert Campaign.objects.get().state == "notified"


def test_two_who_decide_at_once_read_how_it_stands(as_person: SignedIn, aino: Person, heikki: Person) -> None:
    campaign = sent(aino)
    browser = as_person(heikki)
    reject(heikki, campaign, "Nej")
    answer = browser.post(address("decide", campaign), {"answer": "yes", "reason": "Ja"}, follow=True)
    assert "It stands differently now" in answer.content.decode()


def test_begun_without_notice_is_shown_and_blames_nobody(
    as_person: SignedIn, aino: Person, lars: Person
) -> None:
    campaign = sent(aino)
    bad = as_person(aino).post(address("act", campaign), {"act": "runs_already", "day": "i går"})
    assert bad.status_code == 422
    as_person(aino).post(address("act", campaign), {"act": "runs_already", "day": "2026-11-20"})
    page = words(as_person(lars).get(address("one", campaign)))
    assert "Began without notice" in page
    assert "before a decision and a notice. Both are still needed." in page
    assert "Began without notice" in words(as_person(lars).get(reverse("campaigns:list")))


def test_the_report_is_asked_for_on_the_page_and_its_faults_are_said(
    as_person: SignedIn, aino: Person, heikki: Person, clock: Any
) -> None:
    campaign = approved(aino, heikki)
    clock.set(dt.datetime(2026, 11, 30, 9, tzinfo=dt.UTC))
    remind_of_campaigns()
    answer = as_person(aino).post(address("act", campaign), {"act": "end"}, follow=True)
    assert "What did you learn?" in words(answer)
    bad = as_person(aino).post(address("report", campaign), {"cost": "much", "result": "a", "lesson": "b"})
    assert bad.status_code == 422
    assert "Write a sum in euros" in words(bad)
    good = {"cost": "312,40", "result": "140 visitors", "lesson": "Shorter"}
    answer = as_person(aino).post(address("report", campaign), good, follow=True)
    assert "140 visitors" in words(answer)
    assert Campaign.objects.get().cost == Decimal("312.40")


def test_a_refusal_by_the_network_is_kept_with_the_other_way(
    as_person: SignedIn, aino: Person, heikki: Person
) -> None:
    campaign = approved(aino, heikki, plan_b="")
    said = {"act": "refused", "refusal": "Social issue", "plan_b": ""}
    answer = as_person(aino).post(address("act", campaign), said)
    assert answer.status_code == 422
    assert "Say which way is used instead." in words(answer)
    answer = as_person(aino).post(
        address("act", campaign), {**said, "plan_b": "Posters in the library"}, follow=True
    )
    assert "Posters in the library" in words(answer)
    assert "The network does not show the ad." in words(answer)


def test_communications_sees_what_else_runs_at_the_same_time_and_the_unit_does_not(
    as_person: SignedIn, aino: Person, heikki: Person, lars: Person
) -> None:
    campaign = approved(aino, heikki)
    approved(aino, heikki, title="Skating", begins_on=dt.date(2026, 12, 7), ends_on=dt.date(2026, 12, 8))
    approved(aino, heikki, title="Spring", begins_on=dt.date(2027, 4, 1), ends_on=dt.date(2027, 4, 2))
    sent(aino, title="Not decided")
    page = words(as_person(lars).get(address("one", campaign)))
    assert "At the same time: Skating (City library)" in page
    assert "Spring" not in page
    assert "Not decided" not in page
    assert "At the same time" not in words(as_person(aino).get(address("one", campaign)))


def test_every_state_is_on_one_of_the_two_lists() -> None:
    assert sorted((*Campaign.GOING, *Campaign.OVER)) == sorted(Campaign.State)


def test_somebody_elses_is_not_there(
    as_person: SignedIn, aino: Person, heikki: Person, mikko: Person
) -> None:
    stranger = as_person(mikko)
    for campaign in (begun(aino), sent(aino)):
        assert stranger.get(address("one", campaign)).status_code == 404
        assert stranger.get(address("write", campaign)).status_code == 404
        for name in ("decide", "act", "report", "save"):
            assert stranger.post(address(name, campaign), {"act": "end"}).status_code == 404
    assert stranger.get(address("frame", framed(heikki))).status_code == 404
    assert stranger.get("/campaigns/%00no/").status_code == 404
    assert as_person(heikki).get(address("one", begun(aino))).status_code == 404


def test_an_elected_official_has_no_such_page(as_person: SignedIn, johan: Person, aino: Person) -> None:
    browser = as_person(johan)
    assert browser.get(reverse("campaigns:list")).status_code == 403
    assert browser.get(reverse("campaigns:start")).status_code == 403
    assert browser.get(address("one", sent(aino))).status_code == 404


def test_the_head_decides_a_frame_and_the_unit_boosts_under_it(
    as_person: SignedIn, aino: Person, heikki: Person, library: Unit, instagram: Channel
) -> None:
    typed = {
        "unit": library.public_id,
        "year": "2026",
        "total": "1000",
        "most_each": "2000",
        "accounts": "Library",
        "cost_centre": "4711",
        "purposes": "Events",
    }
    browser = as_person(heikki)
    bad = browser.post(reverse("campaigns:new_frame"), typed)
    assert bad.status_code == 422
    answer = browser.post(reverse("campaigns:new_frame"), {**typed, "most_each": "100"}, follow=True)
    assert "€1,000 left of €1,000" in words(answer)
    again = browser.post(reverse("campaigns:new_frame"), {**typed, "most_each": "100"})
    assert "The unit has a frame for that year." in words(again)
    frame = Frame.objects.get()
    four = {
        "title": "Story hour: more families",
        "budget": "80",
        "begins_on": "2026-11-24",
        "ends_on": "2026-11-27",
        "channel": instagram.public_id,
    }
    bad = as_person(aino).post(address("frame", frame), {**four, "budget": "101"})
    assert "boosts of up to €100" in words(bad)
    answer = as_person(aino).post(address("frame", frame), four, follow=True)
    assert "nothing else is needed" in answer.content.decode()
    assert "€920 left of €1,000" in words(as_person(aino).get(address("frame", frame)))
    ended = browser.post(address("frame", frame), {"act": "end", "reason": ""})
    assert "Write why in a few words." in words(ended)
    ended = browser.post(address("frame", frame), {"act": "end", "reason": "New budget"}, follow=True)
    assert "New budget" in words(ended)


def test_communications_reads_a_frame_and_is_offered_no_boost(
    as_person: SignedIn, aino: Person, heikki: Person, lars: Person
) -> None:
    frame = framed(heikki)
    told = words(as_person(lars).get(reverse("campaigns:list")))
    assert "€1,000 left of €1,000" in told
    assert "Boost a post" not in told
    assert "Boost a post" not in words(as_person(lars).get(address("frame", frame)))
    assert "Boost a post" in words(as_person(aino).get(reverse("campaigns:list")))


def test_channel_managers_decide_no_frame(as_person: SignedIn, aino: Person) -> None:
    assert as_person(aino).get(reverse("campaigns:new_frame")).status_code == 403


def test_the_totals_are_for_everybody_by_unit_and_year(
    client: Client, aino: Person, heikki: Person, clock: Any
) -> None:
    first = approved(aino, heikki, budget=Decimal(500))
    sent(aino)
    may = {"begins_on": dt.date(2025, 5, 1), "ends_on": dt.date(2025, 5, 9)}
    last_year = approved(aino, heikki, budget=Decimal(70), **may)
    Campaign.objects.filter(pk=last_year.pk).update(started_on=dt.date(2025, 5, 1))
    page = client.get("/en/paid-advertising/")
    assert page.status_code == 200
    assert "City library 1 €500 €0" in words(page)
    assert str(aino) not in page.content.decode()
    clock.set(dt.datetime(2026, 11, 30, 9, tzinfo=dt.UTC))
    remind_of_campaigns()
    first.refresh_from_db()
    report_campaign(aino, end(aino, first), Decimal("412.40"), "a", "b")
    assert "City library 1 €412.40 €412.40" in words(client.get("/en/paid-advertising/"))
    assert "City library 1 €70 €0" in words(client.get("/en/paid-advertising/?year=2025"))
    assert "2025" in words(client.get("/en/paid-advertising/"))
    for nonsense in ("x", "9999", "-1", "²025"):
        assert client.get("/en/paid-advertising/", {"year": nonsense}).status_code == 200


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_the_totals_are_there_in_each_language_and_as_a_file(
    client: Client, language: str, aino: Person, heikki: Person, library: Unit
) -> None:
    approved(aino, heikki)
    assert client.get(f"/{language}/paid-advertising/").status_code == 200
    Unit.objects.filter(pk=library.pk).update(**{f"name_{language}": "=HYPERLINK(1)"})
    answer = client.get(f"/{language}/paid-advertising.csv")
    assert answer["Content-Type"].startswith("text/csv")
    rows = answer.content.decode("utf-8-sig").splitlines()
    # a name that a spreadsheet would take for a formula stays a name
    assert rows[1] == "'=HYPERLINK(1);2026;1;350,50;0,00"


def test_a_year_without_any_is_said(client: Client) -> None:
    assert "No paid advertising that year." in words(client.get("/en/paid-advertising/"))


def test_today_tells_communications_of_campaigns_that_start(
    as_person: SignedIn, aino: Person, heikki: Person, lars: Person
) -> None:
    approved(aino, heikki)
    approved(aino, heikki, title="Much later", begins_on=dt.date(2027, 2, 1), ends_on=dt.date(2027, 2, 2))
    browser = as_person(lars)
    assert f'hx-get="{reverse("campaigns:starting")}"' in browser.get("/").content.decode()
    part = browser.get(reverse("campaigns:starting")).content.decode()
    for said in ("Campaigns that start", "Head of unit", "Sagostunder på tolv språk", "Monday 30 November"):
        assert said in part
    assert "Much later" not in part
    assert "campaigns/starting" not in as_person(aino).get("/").content.decode()
    assert as_person(aino).get(reverse("campaigns:starting")).status_code == 403


def test_nothing_that_starts_is_nothing_on_today(as_person: SignedIn, lars: Person) -> None:
    assert as_person(lars).get(reverse("campaigns:starting")).content == b""


def test_the_list_takes_as_many_statements_for_many_as_for_few(
    as_person: SignedIn, aino: Person, heikki: Person, lars: Person
) -> None:
    frame = framed(heikki)
    counts = []
    for number in (2, 40):
        for _one in range(number):
            sent(aino)
        facts = BoostFacts("x", Decimal(1), dt.date(2026, 11, 24), dt.date(2026, 11, 25), "Instagram")
        boost(aino, frame, facts)
        browser = as_person(lars)
        with CaptureQueriesContext(connection) as said:
            page = browser.get(reverse("campaigns:list"))
        counts.append(len(said))
    # the first page of all reads what is then kept for good
    assert counts[1] <= counts[0] <= 15
    more = BeautifulSoup(page.content, "html.parser").find("a", string="Show more")
    assert more is not None
    assert "Sagostunder" in words(browser.get(str(more["href"])))


def test_one_campaigns_page_takes_at_most_fifteen_statements(
    as_person: SignedIn, aino: Person, heikki: Person
) -> None:
    campaign = sent(aino)
    browser = as_person(heikki)
    with CaptureQueriesContext(connection) as said:
        browser.get(address("one", campaign))
    assert len(said) <= 15, [one["sql"][:100] for one in said]


def test_what_is_over_has_its_own_list(as_person: SignedIn, aino: Person, heikki: Person) -> None:
    reject(heikki, sent(aino, title="The rejected one"), "Nej")
    browser = as_person(aino)
    assert "The rejected one" not in words(browser.get(reverse("campaigns:list")))
    assert "The rejected one" in words(browser.get(reverse("campaigns:list") + "?show=over"))


def test_a_late_start_told_on_an_approved_campaign_runs_at_once(aino: Person, heikki: Person) -> None:
    campaign = approved(aino, heikki)
    told = runs_already(aino, campaign, dt.date(2026, 11, 23))
    assert (told.state, told.started_without_notice) == ("running", False)


def test_a_unit_without_head_is_told_at_the_field(
    as_person: SignedIn, lars: Person, communications: Unit
) -> None:
    typed = {**TYPED, "unit": communications.public_id, "act": "send"}
    answer = as_person(lars).post(address("write", new_public_id()), typed)
    assert "Nobody is named as head of this unit" in words(answer)
