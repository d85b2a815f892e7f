"""The demo's profile requests in mid-life: one before both, one with a common channel, one being opened, one answered
with a no, one on a network under assessment. All invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from tankar.channels.assessments.actions.answer import Verdict, decide_assessment, state, write_answers
from tankar.channels.assessments.actions.begin import begin_assessment
from tankar.channels.models import Channel, ProfileRequest
from tankar.channels.requests.actions.advise import advise, choose_common
from tankar.channels.requests.actions.contact import contact_communications
from tankar.channels.requests.actions.decide import Answer, decide_half
from tankar.channels.requests.actions.keep_request import keep_request
from tankar.channels.requests.actions.open_profile import keep_opening
from tankar.channels.requests.actions.submit import submit_request
from tankar.channels.requests.actions.talk import say
from tankar.channels.requests.facts import Facts, KeeperFacts
from tankar.organisation.demo import People, address
from tankar.organisation.models import RoleAssignment
from tankar.organisation.roles import Role
from tankar.work.demo import steady_id

__all__ = ["make_requests"]

_COMMON: dict[str, Any] = {
    "posting_role": "organisation",
    "language_policy": "both",
    "children": "no",
    "paid": "no",
    "pictures": "Egna, tagna med telefon",
    "answered_when": "Vardagar 9–15",
}
_OJA = {
    **_COMMON,
    "title": "Instagram för åk 3, Öja skola",
    "platform": "Instagram",
    "need": "Trean arbetar ett helt år med fyren Tankar. Familjerna vill följa resan, och klassen vill berätta själv.",
    "target_group": "Familjerna i åk 3 och byborna i Öja",
    "aim": "Familjerna vet vad klassen gör och pratar om det hemma.",
    "goal": "18 av klassens 22 familjer följer före jul.",
    "reach_source": "Klassens egen fråga i oktober: 20 av 22 familjer använder Instagram varje vecka.",
    "common_answer": "På stadens kanaler drunknar en enda klass, och där får inga barn visas.",
    "existing_channels": "Skolans eget Instagram finns kvar; det berättar för alla årskurser.",
    "ideas": "Dagens fynd vid stranden\nVi räknar sjöfåglar\nVad fyrvaktaren åt till middag",
    "how_often": "En gång i veckan",
    "children": "sometimes",
    "guardians_asked_by": "Klassläraren, på blankett i augusti",
    "translations": "Eeva Koskivaara på kommunikationen, inom två dagar",
    "video": "Korta klipp, textade i telefonen",
    "answered_by": "Klassläraren på svenska, Eeva Koskivaara hjälper på finska",
    "summer_cover": "Kontot pausas i juni och juli, och det står i presentationen.",
}
_SPORTS = {
    **_COMMON,
    "title": "Liikuntapaikat Instagramissa",
    "platform": "Instagram",
    "need": "Ladut, luistelukentät ja uimahalli: mikä on auki juuri nyt.",
    "target_group": "Liikkujat, jotka lähtevät ulos saman päivän aikana",
    "aim": "Kukaan ei tule suljetulle kentälle.",
    "goal": "800 seuraajaa ensimmäisen talven aikana.",
    "common_answer": "Päivän latutilanne hukkuu yhteisille kanaville.",
    "existing_channels": "Facebook jatkuu tapahtumia varten.",
    "ideas": "Latu nyt\nKenttämestari kertoo\nViikon vuoro",
    "how_often": "Talvella päivittäin",
    "translations": "Ville, samana aamuna",
    "answered_by": "Tiina ja Ville, suomeksi ja ruotsiksi",
    "summer_cover": "Ville; kesällä uimarannat",
}


def make_requests(people: People, common: Channel, today: dt.date, at: Callable[[int], None]) -> None:
    """`at` moves the demo's clock to so many hours before now, so that each came at its own moment."""
    # acting principal this school year, which makes him the management of the unit that asks
    RoleAssignment.objects.create(
        person=people["heikki"],
        role=Role.HEAD_OF_UNIT,
        unit=people.units["oja_school"],
        valid_from=today - dt.timedelta(days=120),
        valid_to=today + dt.timedelta(days=200),
    )
    _assessed(people, today, at)
    _refused(people, at)
    _opening(people, at)
    at(9 * 24)
    chosen = _begun(people, "fredrik", "profileinsteadm", "museum", _museum())
    contact_communications(people["fredrik"], chosen)
    at(8 * 24)
    choose_common(people["fredrik"], chosen, common)
    _waits_for_the_network(people, at)
    _before_both(people, at)


def _before_both(people: People, at: Callable[[int], None]) -> None:
    """The one that the two minutes for the city board end with."""
    at(8 * 24)
    oja = _begun(people, "petra", "profileojaschool", "oja_school", _OJA, (("petra", 2), ("gunilla", 1)))
    contact_communications(people["petra"], oja)
    at(7 * 24)
    advise(
        people["lars"],
        oja,
        "Bra plan. Visa barn bakifrån eller på håll, och skriv bildbeskrivningarna med klassen.",
    )
    at(3 * 24)
    submit_request(people["petra"], oja)
    at(2 * 24)
    say(people["heikki"], oja, "Klassläraren har tid i sitt schema, det har vi kommit överens om.")


def _opening(people: People, at: Callable[[int], None]) -> None:
    at(26 * 24)
    keepers = (("tiina", 4), ("ville", 2))
    sports = _begun(people, "tiina", "profilesportsins", "sports", _SPORTS, keepers)
    contact_communications(people["tiina"], sports)
    at(24 * 24)
    advise(
        people["lars"],
        sports,
        "Hyvä suunnitelma. Muistakaa kuvien vaihtoehtoiset tekstit molemmilla kielillä.",
    )
    submit_request(people["tiina"], sports)
    at(21 * 24)
    decide_half(people["ville"], sports, "unit", Answer("yes", "Tarve on selvä, ja työaika on varattu."))
    at(20 * 24)
    conditions = Answer("conditions", "Tieto on päiväkohtaista.", "Kesäkuussa katsotaan, jatketaanko.")
    decide_half(people["marja_liisa"], sports, "communications", conditions)
    at(10 * 24)
    done = {"name_sv": "Idrottsplatser i Karleby", "name_fi": "Kokkolan liikuntapaikat", "name_done": True}
    keep_opening(
        people["tiina"], sports, {**done, "brand_done": True, "bio_done": True, "two_factor_done": True}
    )


def _refused(people: People, at: Callable[[int], None]) -> None:
    """A no, an answer, and a no again: the history of both rounds stands on its page."""
    at(40 * 24)
    plan = {
        **_SPORTS,
        "title": "Vingen turnaukset X:ssä",
        "platform": "X",
        "need": "Pelien tulokset heti.",
        "target_group": "Pelaajat",
        "existing_channels": "Discord ja TikTok jatkuvat.",
        "answered_by": "Mikko",
        "summer_cover": "Annika, jos ehtii",
    }
    keepers = (("mikko", 1), ("annika", 1))
    refused = _begun(people, "mikko", "profilevingeonx", "youth", plan, keepers)
    contact_communications(people["mikko"], refused)
    at(38 * 24)
    advise(people["lars"], refused, "Yhteiset kanavat julkaisevat tulokset mielellään samana iltana.")
    submit_request(people["mikko"], refused)
    at(35 * 24)
    no = "Tulokset ehtivät yhteisille kanaville samana iltana, eikä kukaan vastaisi heinäkuussa."
    decide_half(people["marja_liisa"], refused, "communications", Answer("no", no))
    at(33 * 24)
    keep_request(people["mikko"], refused.public_id, Facts({"objection": "Pelaajat haluavat tulokset heti."}))
    refused.refresh_from_db()
    submit_request(people["mikko"], refused)
    at(31 * 24)
    again = "Neljä turnausta vuodessa ei kanna omaa profiilia. Kokeillaan ensin yhteistä kanavaa."
    decide_half(people["marja_liisa"], refused, "communications", Answer("no", again))


def _assessed(people: People, today: dt.date, at: Callable[[int], None]) -> None:
    """Networks that the city has looked at before, and what came of it."""
    verdicts = {
        "TikTok": Verdict(
            "conditions",
            "Nuoria ei tavoiteta muualla.",
            "Vain erillisellä laitteella; lapsista ei julkaista tunnistettavia kuvia.",
            today + dt.timedelta(days=300),
        ),
        "BeReal": Verdict("no", "Meddelanden försvinner och kan inte arkiveras."),
    }
    for days, (platform, verdict) in zip((60, 90), verdicts.items(), strict=True):
        at(days * 24)
        found = begin_assessment(people["lars"], platform, "Nuoret")
        at((days - 12) * 24)
        state(people["hanna"], found, "Tietoja siirtyy EU:n ulkopuolelle; henkilöstö ei käytä omia tilejään.")
        state(
            people["jesper"], found, "En egen enhet för kontot, tvåstegsinloggning och två administratörer."
        )
        at((days - 14) * 24)
        decide_assessment(people["marja_liisa"], found, verdict)


def _waits_for_the_network(people: People, at: Callable[[int], None]) -> None:
    at(12 * 24)
    plan = {
        **_COMMON,
        "title": "Museet på Threads",
        "platform": "Threads",
        "need": "Samtal om föremål ur samlingarna, ett i veckan.",
        "target_group": "Vuxna som är intresserade av Karlebys historia",
        "aim": "Fler hittar till museet.",
        "goal": "150 följare på ett halvår.",
        "common_answer": "Samtalen tar plats som stadens nyheter behöver.",
        "ideas": "Vad är det här?\nFöremålets resa\nFråga konservatorn",
        "how_often": "En gång i veckan",
        "translations": "Raija, samma dag",
        "answered_by": "Fredrik på svenska, Raija på finska",
        "summer_cover": "Sommarguiderna, från juni",
    }
    waits = _begun(people, "fredrik", "profilemuseumthr", "museum", plan, (("fredrik", 2), ("raija", 1)))
    contact_communications(people["fredrik"], waits)
    at(11 * 24)
    advise(
        people["lars"],
        waits,
        "Nätverket är nytt för oss, så det bedöms först. Under tiden: berätta på stadens kanaler.",
    )
    at(10 * 24)
    submit_request(people["fredrik"], waits)
    waits.refresh_from_db()
    assert waits.assessment is not None
    at(6 * 24)
    write_answers(
        people["lars"],
        waits.assessment,
        {
            "accessibility": "Bildbeskrivningar går att skriva. Inlägg kan läsas utan konto.",
            "age_limits": "Från 13 år.",
            "moderation": "Svar kan döljas och begränsas.",
        },
    )
    at(4 * 24)
    state(
        people["jesper"],
        waits.assessment,
        "Samma inloggning som för Instagram, så tvåstegsinloggningen är i skick.",
    )


def _museum() -> dict[str, Any]:
    return {
        **_COMMON,
        "title": "Museets jul på Facebook",
        "platform": "Facebook",
        "need": "Museets julprogram under december.",
        "target_group": "Alla invånare",
        "common_answer": "Vi trodde att det behövdes en egen sida.",
    }


def _begun(
    people: People,
    who: str,
    public_id: str,
    unit: str,
    fields: dict[str, Any],
    keepers: tuple[tuple[str, int], ...] = (),
) -> ProfileRequest:
    named = [KeeperFacts(address(key), half_days) for key, half_days in keepers]
    facts = Facts(fields, people.units[unit].public_id, named)
    return keep_request(people[who], steady_id(public_id), facts)
