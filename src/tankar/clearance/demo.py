"""The demo's questions and facts, in mid-life: one urgent before Monday's council, one answered, one late, one that the
registry looks at; four fact sheets, of which one has expired, and one fact that is asked for. All invented."""

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
from tankar.clearance.questions.actions.remind import remind_of_questions
from tankar.organisation.demo import People
from tankar.organisation.models import Person, RoleAssignment, Unit
from tankar.organisation.roles import Role
from tankar.work.demo import steady_id

__all__ = ["make"]

# key: Swedish, Finnish, body, days until the meeting, days until it is public
_MATTERS = {
    "schools": ("Skolnätet från 2028", "Kouluverkko vuodesta 2028", "council", 0, -6),
    "budget": ("Budgeten för 2027", "Talousarvio vuodelle 2027", "council", 14, 7),
    "library": ("Kelviå bibliotek flyttar", "Kälviän kirjasto muuttaa", "committee", 9, 4),
    "pool": ("Simhallens nya öppettider", "Uimahallin uudet aukioloajat", "board", 7, 2),
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
    made = {}
    for number, (key, (swedish, finnish, body, meets, public)) in enumerate(_MATTERS.items(), 411):
        facts = MatterFacts(
            reference=f"KARLEBY/{number}/{today.year}",
            title_sv=swedish,
            title_fi=finnish,
            body=body,
            meets_on=today + dt.timedelta(days=meets),
            public_from=today + dt.timedelta(days=public),
            preparer=None if key == "pool" else people["sirpa"],
            phone="" if key == "pool" else "040 555 01 23",
        )
        made[key] = keep_matter(people["kirsti"], facts)
    return made


def _questions(
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
    answer(
        sirpa,
        answered,
        Said(
            verdict="partly",
            valid_until=today + dt.timedelta(days=4),
            grounds=["preparing", "discretion"],
            sentence_sv="Staden utreder nya lokaler för Kelviå bibliotek; nämnden tar ställning på nästa möte.",
            sentence_fi="Kaupunki selvittää Kälviän kirjastolle uusia tiloja; lautakunta ottaa kantaa seuraavassa "
            "kokouksessa.",
        ),
    )
    at(4)
    remind_of_questions()
    at(3)
    ask(
        people["aino"],
        Question(words="Saako kertoa, että uimahallin aamuvuorot muuttuvat?"),
        steady_id("clearancepool"),
    )
    at(1)
    urgent = Question(
        words="Får jag dela kartan över skolorna före kvällens fullmäktige?",
        matter=matters["schools"],
        need="urgent",
    )
    ask(johan, urgent, steady_id("clearanceurge"))


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
