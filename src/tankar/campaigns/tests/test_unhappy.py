"""What does not go as planned, on the pages, as those concerned read it in Swedish and Finnish."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tankar.campaigns.actions.ask_decision import ask_decision
from tankar.campaigns.actions.boost import BoostFacts, boost
from tankar.campaigns.actions.decide_campaign import approve, send_back
from tankar.campaigns.actions.follow_roles import follow_roles
from tankar.campaigns.actions.remind_of_campaigns import remind_of_campaigns
from tankar.campaigns.actions.report_campaign import report_campaign
from tankar.campaigns.actions.run_campaign import end, runs_already
from tankar.campaigns.models import Campaign, Frame
from tankar.campaigns.testing.making import approved, begun, framed, sent
from tankar.campaigns.totals import totals_of
from tankar.channels.models import Channel
from tankar.decisions.models import Ask, Matter
from tankar.notices.models import Notice
from tankar.organisation import demo
from tankar.organisation.models import Person, RoleAssignment, Unit, new_public_id
from tankar.organisation.roles import Role
from tankar.organisation.testing.people import SignedIn
from tankar.work.clock import LOCAL

pytestmark = pytest.mark.django_db
TYPED = {
    "title": "Sagostunder",
    "goal": "Hundra nya besökare",
    "audience": "Familjer",
    "networks": "Instagram",
    "languages": "both",
    "begins_on": "2026-11-30",
    "ends_on": "2026-12-07",
    "budget": "1 250,50",
    "cost_centre": "4711",
    "within_limits": "yes",
    "account_is_citys": "yes",
    "landing": "none",
    "political_actor": "no",
    "political_election": "no",
    "political_influence": "no",
    "official_only": "yes",
}


class Reader:
    """Somebody who reads one of the two languages, and their pages as words."""

    def __init__(self, as_person: SignedIn, person: Person, language: str) -> None:
        Person.objects.filter(pk=person.pk).update(language=language)
        self.client = as_person(Person.objects.get(pk=person.pk))

    def get(self, campaign: Campaign | Frame | str) -> str:
        return words(self.client.get(campaign if isinstance(campaign, str) else campaign.get_absolute_url()))

    def post(self, name: str, thing: Campaign | Frame | str, **sent: str) -> tuple[int, str]:
        key = thing if isinstance(thing, str) else thing.public_id
        answer = self.client.post(reverse(f"campaigns:{name}", args=[key]), sent)
        status = answer.status_code
        if status == 302:
            answer = self.client.get(answer["Location"])
        return status, words(answer)


def words(answer: Any) -> str:
    body = BeautifulSoup(answer.content, "html.parser").find("body")
    return " ".join(body.get_text(" ").replace("\u00a0", " ").split()) if body else ""


@pytest.fixture
def read(as_person: SignedIn) -> Any:
    return lambda person, language: Reader(as_person, person, language)


def told(person: Person) -> list[str]:
    found = Notice.objects.filter(person=person, read_at=None).order_by("id")
    return [one.kind.removeprefix("campaigns.") for one in found]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("sv", "Skriv en summa i euro"), ("fi", "Kirjoita summa euroina")],
)
def test_a_sum_that_cannot_be_read_is_asked_about_in_the_readers_language(
    language: str, sentence: str, read: Any, aino: Person, heikki: Person, library: Unit, clock: Any
) -> None:
    public_id = new_public_id()
    reader = read(aino, language)
    typed = {**TYPED, "unit": library.public_id, "act": "send"}
    status, said = reader.post("write", public_id, **{**typed, "budget": "1.250"})
    assert (status, sentence in said) == (422, True)
    assert ("moms" if language == "sv" else "arvonlisäver") in said
    status, said = reader.post("write", public_id, **typed)
    assert (status, "1 250,50 €" in said) == (302, True)


@pytest.mark.parametrize(("language", "sentence"), [("sv", "Avslagen"), ("fi", "Hylätty")])
def test_a_rejected_one_says_why_and_pays_nothing(
    language: str, sentence: str, read: Any, aino: Person, heikki: Person, clock: Any
) -> None:
    campaign = sent(aino)
    read(heikki, language).post("decide", campaign, answer="no", reason="Inte i år.")
    said = read(aino, language).get(campaign)
    assert "Inte i år." in said
    assert sentence in said
    assert read(heikki, language).post("decide", campaign, answer="yes", reason="Jo")[0] == 302
    campaign.refresh_from_db()
    assert campaign.state == "rejected"


@pytest.mark.parametrize(
    ("language", "sentence"), [("sv", "stoppa den i nätverket"), ("fi", "pysäytä se verkossa")]
)
def test_a_no_to_what_runs_already_does_not_say_that_nothing_is_paid(
    language: str, sentence: str, read: Any, aino: Person, heikki: Person, clock: Any
) -> None:
    campaign = sent(aino)
    runs_already(aino, campaign, dt.date(2026, 11, 20))
    read(heikki, language).post("decide", campaign, answer="no", reason="Nej.")
    assert sentence in read(aino, language).get(campaign)


@pytest.mark.parametrize("language", ["sv", "fi"])
def test_an_overdue_one_goes_to_the_deputy_who_decides(
    language: str, read: Any, aino: Person, heikki: Person, clock: Any
) -> None:
    camilla = demo.make_person("camilla")
    RoleAssignment.objects.create(person=camilla, role=Role.HEAD_OF_UNIT, unit=heikki.unit, deputy_for=heikki)
    campaign = sent(aino)
    clock.set(dt.datetime(2026, 11, 30, 8, 5, tzinfo=LOCAL))
    remind_of_campaigns()
    clock.set(dt.datetime(2026, 11, 30, 16, 5, tzinfo=LOCAL))
    remind_of_campaigns()
    assert told(camilla) == ["decision_passed_on"]
    assert "decision_still_waits" in told(aino)
    waits = {"sv": "eller ställföreträdaren", "fi": "sijai"}[language]
    assert waits in read(aino, language).get(campaign)
    status, said = read(camilla, language).post("decide", campaign, answer="yes", reason="Bra")
    assert (status, "Bra" in said) == (302, True)
    campaign.refresh_from_db()
    assert (campaign.state, told(heikki)) == ("notified", [])


def test_a_new_head_is_asked_and_the_former_one_no_longer(aino: Person, heikki: Person, clock: Any) -> None:
    campaign = sent(aino)
    RoleAssignment.objects.filter(person=heikki).delete()
    jukka = demo.make_person("jukka")
    RoleAssignment.objects.create(person=jukka, role=Role.HEAD_OF_UNIT, unit=campaign.unit)
    assert (follow_roles(), follow_roles()) == (1, 0)
    assert (told(heikki), told(jukka)) == ([], ["decision_asked"])
    assert [one.person for one in Ask.objects.filter(verb="decide", done_at=None)] == [jukka]


def test_where_nobody_is_left_the_administrator_is_told_once(
    aino: Person, heikki: Person, pekka: Person, clock: Any
) -> None:
    campaign = sent(aino)
    RoleAssignment.objects.filter(person=heikki).delete()
    for _round in range(3):
        follow_roles()
    assert told(pekka) == ["nobody_decides"]
    tove = demo.make_person("tove")
    assert follow_roles() == 1
    campaign.refresh_from_db()
    assert (campaign.stage, told(tove), told(pekka)) == ("above", ["decision_asked"], [])


@pytest.mark.parametrize(("language", "sentence"), [("sv", "stadsjurist"), ("fi", "aupunginlakimies")])
def test_an_open_question_on_politics_needs_a_lawyer_before_it_is_sent(
    language: str, sentence: str, read: Any, aino: Person, heikki: Person, library: Unit, clock: Any
) -> None:
    typed = {**TYPED, "unit": library.public_id, "political_influence": "unsure", "act": "send"}
    public_id = new_public_id()
    status, said = read(aino, language).post("write", public_id, **typed)
    assert (status, sentence in said) == (422, True)
    assert Campaign.objects.get().state == "draft"
    demo.make_person("oskar")
    assert read(aino, language).post("write", public_id, **typed)[0] == 302
    assert Campaign.objects.get().lawyer_asked_at is not None


@pytest.mark.parametrize(
    ("answers", "lawyer"),
    [
        ({}, False),
        ({"political_actor": "yes"}, True),
        ({"political_actor": "unsure"}, True),
        ({"political_influence": "yes", "official_only": "yes"}, True),
        ({"political_election": "yes", "official_only": "yes"}, False),
        ({"political_election": "yes", "official_only": "unsure"}, True),
        ({"political_election": "unsure", "official_only": "no"}, True),
    ],
)
def test_which_answers_ask_the_city_lawyer(
    answers: dict[str, str], lawyer: bool, aino: Person, heikki: Person, clock: Any
) -> None:
    demo.make_person("oskar")
    assert (sent(aino, **answers).lawyer_asked_at is not None) is lawyer


@pytest.mark.parametrize(
    ("language", "sentence"), [("sv", "Mer än vad som beslutades"), ("fi", "Enemmän kuin päätettiin")]
)
def test_what_cost_more_than_was_decided_says_so_and_the_head_is_told(
    language: str, sentence: str, read: Any, aino: Person, heikki: Person, clock: Any
) -> None:
    campaign = approved(aino, heikki, budget=Decimal(300))
    clock.set(dt.datetime(2026, 11, 30, 9, tzinfo=LOCAL))
    remind_of_campaigns()
    campaign.refresh_from_db()
    end(aino, campaign)
    good = {"cost": "312,40 €", "result": "140", "lesson": "Kortare"}
    status, said = read(aino, language).post("report", campaign, **good)
    assert (status, sentence in said, "312,40 €" in said) == (302, True, True)
    assert "over_budget" in told(heikki)


def test_what_cost_exactly_what_was_decided_is_nothing_to_tell(
    aino: Person, heikki: Person, clock: Any
) -> None:
    campaign = approved(aino, heikki, budget=Decimal(300))
    clock.set(dt.datetime(2026, 11, 30, 9, tzinfo=LOCAL))
    remind_of_campaigns()
    campaign.refresh_from_db()
    report_campaign(aino, end(aino, campaign), Decimal(300), "a", "b")
    assert "over_budget" not in told(heikki)


@pytest.fixture
def instagram(library: Unit) -> Channel:
    facts = {"network": "by_hand", "kind": "by_hand", "platform": "Instagram", "owner_unit": library}
    return Channel.objects.create(name_sv="Biblioteket", name_fi="Kirjasto", **facts)


@pytest.mark.parametrize(("language", "sentence"), [("sv", "över ramen på 1 000 €"), ("fi", "yli kehyksen")])
def test_a_frame_that_reported_costs_have_gone_past_says_by_how_much(
    language: str, sentence: str, read: Any, aino: Person, heikki: Person, clock: Any
) -> None:
    frame = framed(heikki)
    day = dt.date(2026, 11, 23)
    made = boost(aino, frame, BoostFacts("Sagostund", Decimal(150), day, day, "Instagram"))
    remind_of_campaigns()
    made.refresh_from_db()
    report_campaign(aino, end(aino, made), Decimal(1012), "a", "b")
    reader = read(aino, language)
    assert f"12 € {sentence}" in reader.get(frame)
    assert sentence in reader.get(reverse("campaigns:list"))


@pytest.mark.parametrize(
    ("language", "sentence"), [("sv", "Ramen gällde bara 2026."), ("fi", "Kehys koski vain vuotta 2026.")]
)
def test_a_frame_of_last_year_says_what_to_do_and_takes_no_boost(
    language: str, sentence: str, read: Any, aino: Person, heikki: Person, instagram: Channel, clock: Any
) -> None:
    frame = framed(heikki)
    clock.set(dt.datetime(2027, 1, 4, 9, tzinfo=LOCAL))
    reader = read(aino, language)
    assert sentence in reader.get(frame)
    four = {"title": "Sagostund", "budget": "40", "begins_on": "2027-01-05", "ends_on": "2027-01-05"}
    status, said = reader.post("frame", frame, channel=instagram.public_id, **four)
    assert (status, sentence in said, Campaign.objects.count()) == (422, True, 0)
    # it is found where what is over stands
    named = f"{getattr(frame.unit, f'name_{language}')} 2026"
    assert named in reader.get(reverse("campaigns:list") + "?show=over")
    assert named not in reader.get(reverse("campaigns:list"))


@pytest.mark.parametrize(("language", "sentence"), [("sv", "år 2027"), ("fi", "vuodesta 2027")])
def test_a_frame_of_next_year_is_shown_and_does_not_hold_yet(
    language: str, sentence: str, read: Any, aino: Person, heikki: Person, clock: Any
) -> None:
    assert sentence in read(aino, language).get(framed(heikki, year=2027))


def test_what_is_withdrawn_tells_whom_it_waited_for(
    read: Any, aino: Person, heikki: Person, clock: Any
) -> None:
    campaign = sent(aino)
    status, said = read(aino, "sv").post("act", campaign, act="withdraw")
    assert (status, "Tillbakadragen" in said) == (302, True)
    assert told(heikki) == ["taken_back"]
    # and once it is told, nobody is asked for anything
    assert not Ask.objects.filter(done_at=None).exists()


def test_what_runs_already_is_not_withdrawn(read: Any, aino: Person, heikki: Person, clock: Any) -> None:
    campaign = sent(aino)
    runs_already(aino, campaign, dt.date(2026, 11, 20))
    reader = read(aino, "fi")
    assert 'value="withdraw"' not in reader.client.get(campaign.get_absolute_url()).content.decode()
    reader.post("act", campaign, act="withdraw")
    campaign.refresh_from_db()
    assert campaign.state == "asked"


def test_what_is_called_off_tells_communications_that_was_told_of_it(
    read: Any, aino: Person, heikki: Person, lars: Person, clock: Any
) -> None:
    campaign = approved(aino, heikki)
    assert told(lars) == ["notice"]
    read(aino, "fi").post("act", campaign, act="call_off")
    assert (told(lars), told(heikki)) == (["called_off"], ["called_off"])


def test_communications_can_say_no_to_nothing(
    read: Any, aino: Person, heikki: Person, lars: Person, marja_liisa: Person, clock: Any
) -> None:
    waits, runs = sent(aino), approved(aino, heikki)
    for person in (lars, marja_liisa):
        reader = read(person, "sv")
        for campaign in (waits, runs):
            assert reader.post("decide", campaign, answer="no", reason="Nej")[0] == 403 or campaign == runs
            for act in ("call_off", "withdraw", "end", "refused"):
                sent_ = {"act": act, "refusal": "x", "plan_b": "y"}
                assert reader.post("act", campaign, **sent_)[0] in (302, 403)
    for campaign, state in ((waits, "asked"), (runs, "notified")):
        campaign.refresh_from_db()
        assert campaign.state == state


def test_a_campaign_over_new_year_counts_once_in_the_year_in_which_it_really_began(
    aino: Person, heikki: Person, clock: Any
) -> None:
    over = {"begins_on": dt.date(2026, 12, 28), "ends_on": dt.date(2027, 1, 10)}
    campaign = approved(aino, heikki, budget=Decimal(500), **over)
    assert [totals_of(year, 2027).decided for year in (2026, 2027)] == [500, 0]
    clock.set(dt.datetime(2026, 12, 28, 9, tzinfo=LOCAL))
    remind_of_campaigns()
    clock.set(dt.datetime(2027, 1, 11, 9, tzinfo=LOCAL))
    remind_of_campaigns()
    campaign.refresh_from_db()
    report_campaign(aino, campaign, Decimal("480.20"), "a", "b")
    assert [totals_of(year, 2027).paid for year in (2026, 2027)] == [Decimal("480.20"), 0]


def test_one_that_was_decided_after_new_year_counts_in_the_new_one(
    aino: Person, heikki: Person, clock: Any
) -> None:
    planned = {"begins_on": dt.date(2026, 12, 30), "ends_on": dt.date(2027, 1, 10)}
    campaign = sent(aino, budget=Decimal(500), **planned)
    clock.set(dt.datetime(2027, 1, 4, 9, tzinfo=LOCAL))
    approve(heikki, campaign, "Bra")
    remind_of_campaigns()
    assert [totals_of(year, 2027).decided for year in (2026, 2027)] == [0, 500]


def test_a_unit_that_moves_and_an_asker_who_moves_take_no_sums_along(
    aino: Person, heikki: Person, library: Unit, clock: Any
) -> None:
    approved(aino, heikki, budget=Decimal(500))
    museum = demo.make_unit("museum")
    Person.objects.filter(pk=aino.pk).update(unit=museum)
    Unit.objects.filter(pk=library.pk).update(parent=museum)
    rows = totals_of(2026, 2026).rows
    assert [(one.unit, one.decided) for one in rows] == [(library, Decimal(500))]


def test_what_came_back_and_is_asked_for_another_unit_is_that_units_matter(
    aino: Person, heikki: Person, clock: Any
) -> None:
    raija = demo.make_person("raija")
    campaign = send_back(heikki, sent(aino), "Fel enhet")
    RoleAssignment.objects.create(person=aino, role=Role.CHANNEL_MANAGER, unit=raija.unit)
    again = begun(Person.objects.get(pk=aino.pk), campaign.public_id, unit="museum")
    ask_decision(aino, again)
    matter = Matter.of("campaigns.campaign", campaign.public_id)
    assert matter is not None
    assert matter.unit == raija.unit
    assert told(raija) == ["decision_asked"]
