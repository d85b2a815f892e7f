from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from tankar.campaigns.actions.answer_as_lawyer import answer_as_lawyer
from tankar.campaigns.actions.ask_decision import ask_decision
from tankar.campaigns.actions.decide_campaign import approve, reject, send_back
from tankar.campaigns.actions.keep_campaign import keep_campaign
from tankar.campaigns.actions.withdraw_campaign import withdraw_campaign
from tankar.campaigns.errors import (
    Incomplete,
    LawyerAwaited,
    NobodyDecides,
    NotAllowed,
    StandsOtherwise,
    WordsMissing,
)
from tankar.campaigns.models import Campaign
from tankar.campaigns.testing.making import approved, begun, sent, whole
from tankar.decisions.models import Ask, Matter
from tankar.journal.models import Entry
from tankar.notices.models import Notice
from tankar.organisation import demo
from tankar.organisation.models import Person, RoleAssignment, Unit, new_public_id
from tankar.organisation.roles import Role

pytestmark = pytest.mark.django_db
HELSINKI = dt.timezone(dt.timedelta(hours=2))


@pytest.fixture(autouse=True)
def standing_clock(clock: Any) -> None:
    """Monday 23 November 2026, 8:15."""


@pytest.fixture
def oskar(db: None) -> Person:
    """The city lawyer."""
    return demo.make_person("oskar")


def told(person: Person) -> list[str]:
    return [one.kind for one in Notice.objects.filter(person=person, read_at=None).order_by("id")]


def awaited(person: Person) -> list[str]:
    return [one.verb for one in Ask.objects.filter(person=person, done_at=None).order_by("id")]


def test_heikki_is_asked_with_five_working_days(aino: Person, heikki: Person) -> None:
    campaign = sent(aino)
    assert campaign.state == "asked"
    assert campaign.due_at == dt.datetime(2026, 11, 30, 16, tzinfo=HELSINKI)
    assert (told(heikki), awaited(heikki)) == (["campaigns.decision_asked"], ["decide"])
    ask = Ask.objects.get()
    assert (ask.due_at, ask.term) == (campaign.due_at, "campaigns.decision")
    assert Entry.objects.filter(kind="campaigns.asked").count() == 1


def test_a_yes_tells_communications_in_the_same_step(aino: Person, heikki: Person, lars: Person) -> None:
    campaign = approve(heikki, sent(aino), "Bra för familjerna")
    assert (campaign.state, campaign.decided_role) == ("notified", "head_of_unit")
    assert campaign.notified_at == campaign.decided_at
    assert (told(lars), awaited(lars)) == (["campaigns.notice"], ["acknowledge"])
    assert told(aino) == ["campaigns.approved"]
    assert (told(heikki), awaited(heikki)) == ([], [])
    matter = Matter.objects.get(kind="campaigns.campaign")
    decision = matter.decisions.get()
    assert (matter.outcome, decision.answer, decision.reason) == ("approved", "yes", "Bra för familjerna")
    assert decision.rules == ["CHN-7"]
    kinds = set(Entry.objects.values_list("kind", flat=True))
    assert {"campaigns.approved", "campaigns.notified"} <= kinds


def test_the_sum_and_the_cost_centre_stand_in_the_journal(aino: Person, heikki: Person) -> None:
    approved(aino, heikki)
    params = Entry.objects.get(kind="campaigns.approved").params
    assert (params["centre"], params["sum"].replace("\u00a0", " ")) == ("4711", "350,50 €")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", " "),
        ("goal", ""),
        ("audience", ""),
        ("networks", ""),
        ("account_is_citys", None),
        ("account_is_citys", False),
        ("budget", None),
        ("budget", Decimal(0)),
        ("cost_centre", ""),
        ("within_limits", None),
        ("within_limits", False),
        ("begins_on", None),
        ("ends_on", None),
        ("ends_on", dt.date(2026, 11, 1)),
        ("landing", ""),
        ("landing", "not_yet"),
        ("landing_page", ""),
        ("languages", ""),
        ("political_actor", ""),
        ("political_election", ""),
        ("political_influence", ""),
        ("official_only", ""),
    ],
)
def test_what_a_decision_needs_is_asked_for(aino: Person, heikki: Person, field: str, value: Any) -> None:
    campaign = begun(aino, **{field: value})
    with pytest.raises(Incomplete) as error:
        ask_decision(aino, campaign)
    assert list(error.value.sentences) == [field]
    campaign.refresh_from_db()
    assert campaign.state == "draft"
    assert told(heikki) == []


def test_one_language_needs_its_reason(aino: Person, heikki: Person) -> None:
    with pytest.raises(Incomplete) as error:
        sent(aino, languages="fi")
    assert list(error.value.sentences) == ["language_reason"]
    assert sent(aino, languages="fi", language_reason="Svenska bokklubben har en egen").state == "asked"


def test_an_ad_that_leads_nowhere_needs_no_page(aino: Person, heikki: Person) -> None:
    assert sent(aino, landing="none", landing_page="").state == "asked"


def test_where_nobody_decides_nothing_is_sent(lars: Person, communications: Unit) -> None:
    with pytest.raises(NobodyDecides):
        sent(lars, unit="communications")
    assert Campaign.objects.get().state == "draft"


def test_without_a_head_sector_management_is_asked(aino: Person) -> None:
    tove = demo.make_person("tove")
    campaign = sent(aino)
    assert campaign.stage == "above"
    assert awaited(tove) == ["decide"]
    assert approve(tove, campaign, "Ja").decided_role == "sector_management"


def test_sector_management_decides_only_what_was_passed_on(aino: Person, heikki: Person) -> None:
    tove = demo.make_person("tove")
    campaign = sent(aino)
    with pytest.raises(NotAllowed):
        approve(tove, campaign, "Ja")


@pytest.mark.parametrize("act", [approve, reject, send_back])
def test_every_decision_has_its_reason(aino: Person, heikki: Person, act: Any) -> None:
    campaign = sent(aino)
    with pytest.raises(WordsMissing):
        act(heikki, campaign, "  ")
    campaign.refresh_from_db()
    assert campaign.state == "asked"


def test_a_no_is_told_with_its_reason_and_communications_hears_nothing(
    aino: Person, heikki: Person, lars: Person
) -> None:
    campaign = reject(heikki, sent(aino), "För dyrt i år")
    assert (campaign.state, told(aino), told(lars)) == ("rejected", ["campaigns.rejected"], [])
    assert Matter.objects.get().outcome == "rejected"
    with pytest.raises(StandsOtherwise):
        approve(heikki, campaign, "Eller ändå")


def test_not_like_this_goes_back_and_comes_again(aino: Person, heikki: Person) -> None:
    campaign = send_back(heikki, sent(aino), "Halva summan räcker")
    assert (campaign.state, awaited(aino), awaited(heikki)) == ("draft", ["rewrite"], [])
    keep_campaign(aino, campaign.public_id, campaign.unit, {"budget": Decimal(170)})
    again = ask_decision(aino, campaign)
    assert (again.budget, awaited(aino), awaited(heikki)) == (Decimal(170), [], ["decide"])
    assert approve(heikki, again, "Så här").state == "notified"
    assert [one.answer for one in Matter.objects.get(kind="campaigns.campaign").decisions.all()] == [
        "back",
        "yes",
    ]


def test_of_two_decisions_the_first_stands(aino: Person, heikki: Person) -> None:
    campaign = sent(aino)
    stale = Campaign.objects.get(pk=campaign.pk)
    reject(heikki, campaign, "Nej")
    with pytest.raises(StandsOtherwise):
        approve(heikki, stale, "Ja")
    assert Campaign.objects.get().state == "rejected"


def test_a_deputy_decides_as_the_head_would(aino: Person, heikki: Person, library: Unit) -> None:
    camilla = demo.make_person("camilla")
    RoleAssignment.objects.create(
        person=camilla,
        role=Role.HEAD_OF_UNIT,
        unit=library,
        deputy_for=heikki,
        valid_from=dt.date(2026, 1, 1),
    )
    assert approve(camilla, sent(aino), "Ja").decided_role == "head_of_unit"


def test_nobody_else_decides(
    aino: Person, heikki: Person, lars: Person, marja_liisa: Person, mikko: Person
) -> None:
    campaign = sent(aino)
    for person in (aino, lars, marja_liisa, mikko, demo.make_person("annika")):
        with pytest.raises(NotAllowed):
            approve(person, campaign, "Ja")


def test_what_was_withdrawn_awaits_nobody(aino: Person, heikki: Person) -> None:
    campaign = withdraw_campaign(aino, sent(aino))
    assert (campaign.state, awaited(heikki), told(heikki)) == ("withdrawn", [], ["campaigns.taken_back"])
    with pytest.raises(StandsOtherwise):
        approve(heikki, campaign, "Ja")


def test_a_draft_is_its_writers_alone(aino: Person, heikki: Person, mikko: Person, library: Unit) -> None:
    campaign = begun(aino)
    for person in (heikki, mikko):
        with pytest.raises(NotAllowed):
            keep_campaign(person, campaign.public_id, library, whole())
    with pytest.raises(NotAllowed):
        keep_campaign(mikko, new_public_id(), library, whole())


def test_what_was_sent_is_not_rewritten(aino: Person, heikki: Person, library: Unit) -> None:
    campaign = sent(aino)
    with pytest.raises(StandsOtherwise):
        keep_campaign(aino, campaign.public_id, library, {"budget": Decimal(9000)})
    assert Campaign.objects.get().budget == Decimal("350.50")


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ({}, False),
        ({"political_actor": "unsure"}, True),
        ({"political_influence": "yes"}, True),
        ({"political_election": "yes"}, True),
        ({"political_election": "yes", "official_only": "unsure"}, True),
        # where and when one votes: official practical information is no political advertising (article 3)
        ({"political_election": "yes", "official_only": "yes"}, False),
    ],
)
def test_the_city_lawyer_is_asked_where_it_is_left_open(
    aino: Person, heikki: Person, oskar: Person, answers: dict[str, str], asked: bool
) -> None:
    campaign = sent(aino, **answers)
    assert bool(campaign.lawyer_asked_at) is asked
    assert awaited(oskar) == (["advise"] if asked else [])


def test_a_yes_waits_for_the_lawyer_and_a_no_does_not(aino: Person, heikki: Person, oskar: Person) -> None:
    first, second = (sent(aino, political_influence="unsure") for _number in range(2))
    with pytest.raises(LawyerAwaited):
        approve(heikki, first, "Ja")
    assert reject(heikki, second, "Nej").state == "rejected"
    answered = answer_as_lawyer(oskar, first, "not_political", "Saklig information om en tjänst")
    assert (answered.lawyer_ruling, awaited(oskar)) == ("not_political", [])
    assert told(heikki) == ["campaigns.decision_asked", "campaigns.lawyer_answered"]
    assert approve(heikki, first, "Ja").state == "notified"


def test_the_lawyers_answer_is_advice_given_once(aino: Person, heikki: Person, oskar: Person) -> None:
    campaign = sent(aino, political_actor="yes")
    with pytest.raises(WordsMissing):
        answer_as_lawyer(oskar, campaign, "political", " ")
    answer_as_lawyer(oskar, campaign, "political", "För en kandidat")
    for person in (oskar, heikki):
        with pytest.raises(NotAllowed):
            answer_as_lawyer(person, campaign, "not_political", "Eller inte")
    assert approve(heikki, campaign, "Som stadsjuristen säger, med märkning").state == "notified"


def test_changed_answers_ask_the_lawyer_anew(aino: Person, heikki: Person, oskar: Person) -> None:
    campaign = sent(aino, political_actor="unsure")
    answer_as_lawyer(oskar, campaign, "not_political", "Nej")
    send_back(heikki, campaign, "Säg vem som syns")
    keep_campaign(aino, campaign.public_id, campaign.unit, {"political_actor": "yes"})
    again = ask_decision(aino, campaign)
    assert (again.lawyer_ruling, awaited(oskar)) == ("", ["advise"])
