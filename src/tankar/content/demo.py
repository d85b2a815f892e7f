"""What the demo's writers begin with: the city's templates, and a few ideas. All of it invented."""

from __future__ import annotations

import datetime as dt

from tankar.content.actions.keep_template import keep_template
from tankar.content.actions.start_idea import start_idea
from tankar.content.models import Item
from tankar.organisation.models import Person
from tankar.work.clock import LOCAL
from tankar.work.demo import steady_id

__all__ = ["make_ideas", "make_templates"]

# name, kind, for the writer's own unit only, Swedish, Finnish
_TEMPLATES = (
    (
        "Öppettider · Aukioloajat",
        Item.Kind.NEWS,
        False,
        "{Plats} är öppet {dagar} kl. {tider}. {Undantag} är det stängt. Välkommen!",
        "{Paikka} on avoinna {päivät} klo {ajat}. {Poikkeus} on suljettu. Tervetuloa!",
    ),
    (
        "Vägarbete · Katutyö",
        Item.Kind.DISRUPTION,
        False,
        "Vägarbete på {gata} {datum} kl. {tid}. Trafiken leds via {väg}. Arbetet blir klart {datum}.",
        "Katutyö kadulla {katu} {päivä} klo {aika}. Liikenne ohjataan reitille {reitti}. Työ valmistuu {päivä}.",
    ),
    (
        "Vattenavbrott · Vesikatko",
        Item.Kind.DISRUPTION,
        False,
        "Vattnet är avstängt på {område} {datum} kl. {tid}. Tappa upp vatten i förväg. Frågor: {kontakt}.",
        "Vesi on poikki alueella {alue} {päivä} klo {aika}. Varaa vettä etukäteen. Kysymykset: {yhteys}.",
    ),
    (
        "Bokbussen · Kirjastoauto",
        Item.Kind.NEWS,
        True,
        "Bokbussen stannar vid {hållplats} {dag} kl. {tid}. Beställ böcker i förväg, så är de med.",
        "Kirjastoauto pysähtyy pysäkillä {pysäkki} {päivä} klo {aika}. Varaa kirjat etukäteen, niin ne ovat mukana.",
    ),
    (
        "Evenemang · Tapahtuma",
        Item.Kind.EVENT,
        False,
        "{Namn}: {datum} kl. {tid}, {plats}. Fritt inträde. Välkommen!",
        "{Nimi}: {päivä} klo {aika}, {paikka}. Vapaa pääsy. Tervetuloa!",
    ),
)
# days from today (None: no day yet), Aino's and not Lars's, kind, words
_IDEAS = (
    (
        5,
        False,
        Item.Kind.EVENT,
        "Luciatåget genom stan: vem får vi med på bild, och vad ska föräldrarna veta?",
    ),
    (
        9,
        False,
        Item.Kind.NEWS,
        "Så plogas det: vilka gator först, och varför? En karta och en mening på båda språken.",
    ),
    (3, True, Item.Kind.NEWS, "Henkilökunnan kirjavinkit joulupukin konttiin"),
    (None, True, Item.Kind.NEWS, "Mitä kirjastoauton kuljettaja lukee?"),
)


def make_templates(lars: Person, aino: Person) -> None:
    """The city's templates by Lars, the library's by Aino."""
    for name, kind, own, swedish, finnish in _TEMPLATES:
        writer = aino if own else lars
        texts = {"sv": swedish, "fi": finnish}
        keep_template(writer, None, name=name, kind=kind, unit=aino.unit if own else None, texts=texts)


def make_ideas(lars: Person, aino: Person, today: dt.date) -> None:
    """Ideas for the days that come."""
    for days, by_aino, kind, words in _IDEAS:
        day = None if days is None else today + dt.timedelta(days=days)
        planned = None if day is None else dt.datetime.combine(day, dt.time(9), LOCAL).astimezone(dt.UTC)
        writer = aino if by_aino else lars
        start_idea(writer, words, planned_at=planned, kind=kind, public_id=steady_id(words))
