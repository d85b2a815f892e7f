"""The demo's questions and facts, in mid-life: one urgent before Monday's council, one answered, one answered after the
board had met, one late, one that the registry looks at, one expired, one taken back; four fact sheets, of which one has
expired, and one fact that is asked for. All invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from tankar.clearance.agenda.actions.keep_matter import MatterFacts, keep_matter
from tankar.clearance.facts.actions.ask_fact import ask_fact
from tankar.clearance.facts.actions.handle_request import pass_to_unit
from tankar.clearance.facts.actions.sweep import look_at_sheets
from tankar.clearance.facts.actions.write_sheet import SheetFacts, publish_sheet, start_sheet
from tankar.clearance.models import AgendaMatter, FactSheet
from tankar.clearance.questions.actions.answer import Said, answer
from tankar.clearance.questions.actions.ask import Question, ask
from tankar.clearance.questions.actions.expire import expire_answers
from tankar.clearance.questions.actions.read import read_answer
from tankar.clearance.questions.actions.remind import remind_of_questions
from tankar.clearance.questions.actions.withdraw import withdraw
from tankar.organisation.demo import People
from tankar.organisation.models import Person, RoleAssignment, Unit
from tankar.organisation.roles import Role
from tankar.work.demo import steady_id

__all__ = ["make"]

_COUNCIL, _BOARD = dt.time(18), dt.time(16)

# key: Swedish, Finnish, body, days from the next Monday, when it begins, days before it on which it is public
_MATTERS: dict[str, tuple[str, str, str, int, dt.time | None, int]] = {
    "schools": ("Skolnätet från 2028", "Kouluverkko vuodesta 2028", "council", 0, _COUNCIL, 6),
    "budget": ("Budgeten för 2027", "Talousarvio vuodelle 2027", "council", 14, _COUNCIL, 6),
    "library": ("Kelviå bibliotek flyttar", "Kälviän kirjasto muuttaa", "committee", 9, None, 5),
    "pool": ("Simhallens nya öppettider", "Uimahallin uudet aukioloajat", "board", 7, _BOARD, 5),
    "lamps": ("Gatubelysningen i Öja", "Öjan katuvalaistus", "board", -7, _BOARD, 5),
}

# owner unit, hours ago, days it still holds, for everybody?, words
_SHEETS: list[tuple[str, int, int, bool, dict[str, str]]] = [
    (
        "streets",
        11 * 24,
        120,
        True,
        {
            "title_sv": "Snöröjningen i Yxpila",
            "title_fi": "Ykspihlajan lumityöt",
            "sentence_sv": "Bostadsgatorna i Yxpila plogas när det har kommit tio centimeter snö, vardagar före "
            "klockan sju.",
            "sentence_fi": "Ykspihlajan asuntokadut aurataan, kun lunta on tullut kymmenen senttiä, arkisin ennen "
            "kello seitsemää.",
            "text_sv": "Huvudgatorna och vägen till hamnen plogas först. Meddela om en oplogad gata i stadens "
            "responssystem.",
            "text_fi": "Pääkadut ja satamantie aurataan ensin. Ilmoita auraamattomasta kadusta kaupungin "
            "palautejärjestelmässä.",
            "source": "Plogningsplanen 2026–2027 / Aurausohjelma 2026–2027",
        },
    ),
    (
        "schools",
        10 * 24,
        45,
        False,
        {
            "title_sv": "Skolnätet: vad som utreds",
            "title_fi": "Kouluverkko: mitä selvitetään",
            "sentence_sv": "Utredningen gäller sex skolor; inget är beslutat, och fullmäktige avgör.",
            "sentence_fi": "Selvitys koskee kuutta koulua; mitään ei ole päätetty, ja valtuusto ratkaisee.",
            "source": "Utredningen om skolnätet / Kouluverkkoselvitys, KARLEBY/411",
        },
    ),
    (
        "group",
        9 * 24,
        30,
        True,
        {
            "title_sv": "Budgeten 2027 i korthet",
            "title_fi": "Talousarvio 2027 lyhyesti",
            "sentence_sv": "Budgetförslaget för 2027 behandlas i fullmäktige i december; skattesatsen föreslås "
            "vara oförändrad.",
            "sentence_fi": "Talousarvioehdotus 2027 käsitellään valtuustossa joulukuussa; veroprosenttiin ei "
            "ehdoteta muutosta.",
            "source": "Stadsdirektörens budgetförslag / Kaupunginjohtajan talousarvioehdotus",
        },
    ),
    (
        "sports",
        11 * 24,
        -2,
        False,
        {
            "title_sv": "Isbanorna i november",
            "title_fi": "Luistelukentät marraskuussa",
            "sentence_sv": "Konstisen i Kaarlela har öppnat; de andra banorna spolas när det blir kallt.",
            "sentence_fi": "Kaarlelan tekojää on auki; muut kentät jäädytetään pakkasten tultua.",
            "source": "Idrottstjänster / Liikuntapalvelut",
        },
    ),
]


def make(people: People, today: dt.date, at: Callable[[int], None]) -> None:
    """`at` moves the demo's clock to so many hours before now, so that each came at its own moment."""
    RoleAssignment.objects.get_or_create(
        person=people["gunilla"], role=Role.PREPARING_OFFICE_HOLDER, unit=people.units["schools"]
    )
    at(12 * 24)
    matters = _matters(people, today)
    _questions(people, matters, today, at)
    _facts(people, matters, today, at)


def _matters(people: People, today: dt.date) -> dict[str, AgendaMatter]:
    """The council and the board meet on Mondays; so they do here, whatever day it is."""
    monday = today + dt.timedelta(days=-today.weekday() % 7)
    made = {}
    for number, (key, told) in enumerate(_MATTERS.items(), 411):
        swedish, finnish, body, days, begins, before = told
        meets = monday + dt.timedelta(days=days)
        facts = MatterFacts(
            reference=f"KARLEBY/{number}/{today.year}",
            title_sv=swedish,
            title_fi=finnish,
            body=body,
            meets_on=meets,
            meets_at=begins,
            public_from=meets - dt.timedelta(days=before),
            preparer=None if key == "pool" else people["sirpa"],
            phone="" if key == "pool" else "040 555 01 23",
        )
        made[key] = keep_matter(people["kirsti"], facts)
    return made


def _questions(
    people: People, matters: dict[str, AgendaMatter], today: dt.date, at: Callable[[int], None]
) -> None:
    johan, sirpa = people["johan"], people["sirpa"]
    since_the_board = (today - (matters["lamps"].meets_on or today)).days
    at(11 * 24)
    lamps = Question(words="Får jag säga vad lamporna i Öja kostar?", matter=matters["lamps"])
    after_the_board = ask(johan, lamps, steady_id("clearancelamp"))
    passed = Question(words="Får jag nämna de sex skolorna vid namn?", matter=matters["schools"])
    expired = ask(johan, passed, steady_id("clearancegone"))
    at(10 * 24)
    answer(sirpa, expired, _not_yet(today))
    read_answer(johan, expired)
    at(since_the_board * 24 - 20)
    answer(sirpa, after_the_board, _public(today))
    _some_still_wait(people, matters, today, at)


def _some_still_wait(
    people: People, matters: dict[str, AgendaMatter], today: dt.date, at: Callable[[int], None]
) -> None:
    johan, sirpa = people["johan"], people["sirpa"]
    at(6 * 24)
    late = Question(words="Får jag lägga ut tabellen över besparingarna per enhet?", matter=matters["budget"])
    ask(johan, late, steady_id("clearancelate"))
    at(5 * 24)
    asked = Question(
        words="Får jag berätta vart biblioteket i Kelviå kunde flytta?", matter=matters["library"]
    )
    answered = ask(johan, asked, steady_id("clearanceansw"))
    at(4 * 24)
    answer(sirpa, answered, _partly(today))
    read_answer(johan, answered)
    at(30)
    taken_back = Question(words="Får jag dela ritningen?", matter=matters["library"])
    withdraw(johan, ask(johan, taken_back, steady_id("clearanceback")))
    at(4)
    remind_of_questions()
    expire_answers()
    at(3)
    ask(
        people["aino"],
        Question(words="Saako kertoa, että uimahallin aamuvuorot muuttuvat?"),
        steady_id("clearancepool"),
    )
    at(1)
    urgent = Question(
        words="Får jag dela kartan över skolorna före måndagens fullmäktige?",
        matter=matters["schools"],
        need="urgent",
    )
    ask(johan, urgent, steady_id("clearanceurge"))


def _not_yet(today: dt.date) -> Said:
    """Its last day was yesterday."""
    return Said(
        verdict="not_yet",
        valid_until=today - dt.timedelta(days=1),
        public_from=today - dt.timedelta(days=1),
        grounds=["preparing"],
    )


def _partly(today: dt.date) -> Said:
    return Said(
        verdict="partly",
        valid_until=today + dt.timedelta(days=4),
        grounds=["preparing", "discretion"],
        sentence_sv="Staden utreder nya lokaler för Kelviå bibliotek; nämnden tar ställning på nästa möte.",
        sentence_fi="Kaupunki selvittää Kälviän kirjastolle uusia tiloja; lautakunta ottaa kantaa seuraavassa "
        "kokouksessa.",
    )


def _public(today: dt.date) -> Said:
    return Said(
        verdict="public",
        valid_until=today + dt.timedelta(days=60),
        grounds=["agenda_open"],
        sentence_sv="Styrelsen beslutade om gatubelysningen i Öja; beslutet och priset står i protokollet.",
        sentence_fi="Hallitus päätti Öjan katuvalaistuksesta; päätös ja hinta ovat pöytäkirjassa.",
    )


def _facts(
    people: People, matters: dict[str, AgendaMatter], today: dt.date, at: Callable[[int], None]
) -> None:
    lars = people["lars"]
    for number, (unit, hours, days, is_public, written) in enumerate(_SHEETS):
        at(hours)
        _published(lars, people.units[unit], today + dt.timedelta(days=days), is_public, written, number)
    at(30)
    asked = ask_fact(
        people["johan"],
        "Det påstås att alla byskolor stängs. Vad utreds egentligen?",
        kind="misconception",
        matter=matters["schools"],
    )
    at(28)
    pass_to_unit(lars, asked, people.units["schools"])
    at(2)
    look_at_sheets()


def _published(
    lars: Person, unit: Unit, until: dt.date, is_public: bool, written: dict[str, str], number: int
) -> None:
    facts = SheetFacts(written=written, unit=unit, valid_until=until, is_public=is_public)
    sheet = start_sheet(lars, facts)
    FactSheet.objects.filter(pk=sheet.pk).update(public_id=steady_id(f"factsheet{number}"))
    sheet.refresh_from_db()
    publish_sheet(lars, sheet, facts)
