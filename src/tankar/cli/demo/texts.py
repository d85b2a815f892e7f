"""What the demo city writes from late autumn to Christmas. All of it invented; the topics are a city's usual ones.

`day` counts from the demo's today. A text about a holiday names its `date`, month and day, and stands there
when that day is near; otherwise at `day`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["STORIES", "End", "Story"]

CITY = ("feed", "city")
ALL = ("feed", "city", "library")
_NEAR = dt.timedelta(days=40)


class End(StrEnum):
    """What became of it, when that is not simply "out"."""

    OUT = "out"
    DRAFT = "draft"
    NO_LINK = "no link yet"
    REFUSED = "refused by the network"
    LATE = "needs a new time"


@dataclass(frozen=True)
class Story:
    """One item: who wrote it, for which channels, its texts, and the picture with its two descriptions."""

    day: int
    time: str
    author: str
    channels: tuple[str, ...]
    sv: str
    fi: str
    picture: str = ""
    shows_sv: str = ""
    shows_fi: str = ""
    end: End = End.OUT
    date: tuple[int, int] | None = None
    comments: tuple[tuple[str, str, str], ...] = ()

    def moment_day(self, today: dt.date) -> dt.date:
        """The day it goes out."""
        if self.date is not None:
            near = [dt.date(today.year + add, *self.date) for add in (-1, 0, 1)]
            day = min(near, key=lambda one: abs(one - today))
            if abs(day - today) <= _NEAR:
                return day
        return today + dt.timedelta(days=self.day)


STORIES = (
    Story(
        -34,
        "10:00",
        "lars",
        ALL,
        "Biblioteksveckan är här. Kom och hälsa på: ny läshörna, gratis påtår och en hylla med böcker som "
        "personalen inte kan sluta prata om.",
        "Kirjastoviikko on täällä. Tule käymään: uusi lukunurkka, ilmainen santsikuppi ja hylla kirjoja, "
        "joista henkilökunta ei malta olla puhumatta.",
        "books",
        "En tecknad bokhylla med böcker i blått, rött och gult och en krukväxt på översta hyllan.",
        "Piirretty kirjahylly, jossa on sinisiä, punaisia ja keltaisia kirjoja ja ylähyllyllä ruukkukasvi.",
        comments=(("Inga Testberg", "sv", "Vilken fin hörna! Är den öppen på söndagar också?"),),
    ),
    Story(
        -31,
        "09:00",
        "lars",
        CITY,
        "Stadens förslag till budget för nästa år är klart. På en sida berättar vi vad pengarna går till och "
        "hur beslutet fattas.",
        "Kaupungin ensi vuoden talousarvioehdotus on valmis. Kerromme yhdellä sivulla, mihin rahat menevät "
        "ja miten asiasta päätetään.",
    ),
    Story(
        -28,
        "06:45",
        "lars",
        CITY,
        "Årets första halka är här. Sandbilarna är ute sedan klockan fyra: först huvudlederna och "
        "cykelvägarna, sedan bostadsgatorna. Ta det lugnt på väg till jobb och skola.",
        "Vuoden ensimmäiset liukkaat ovat täällä. Hiekoitusautot ovat olleet liikkeellä neljästä: ensin "
        "pääväylät ja pyörätiet, sitten asuntokadut. Kulje rauhassa töihin ja kouluun.",
        "snow",
        "Tecknat vinterlandskap: en röd plogbil kör på en vit väg under snöfall.",
        "Piirretty talvimaisema: punainen aura-auto ajaa valkoisella tiellä lumisateessa.",
        comments=(
            ("Matti Esimerkki", "fi", "Kiitos, meidän katu oli hiekoitettu jo kuudelta!"),
            ("Lisa Påhittad", "sv", "När kommer ni till Björkhagen?"),
        ),
    ),
    Story(
        -25,
        "12:00",
        "lars",
        CITY,
        "Karleby Vatten spolar vattenledningarna i centrum den här veckan. Vattnet kan vara brunt en stund: "
        "låt kallt vatten rinna tills det är klart. Det är inte farligt.",
        "Kokkolan Vesi huuhtelee keskustan vesijohtoja tällä viikolla. Vesi voi olla hetken ruskeaa: juoksuta "
        "kylmää vettä, kunnes se on kirkasta. Vesi ei ole vaarallista.",
    ),
    Story(
        -22,
        "14:00",
        "aino",
        ("library",),
        "Kelviå bibliotek har nu meröppet från sex på morgonen till tio på kvällen. Du kommer in med "
        "bibliotekskort och pinkod.",
        "Kälviän kirjasto on nyt omatoimikäytössä aamukuudesta iltakymmeneen. Sisään pääset kirjastokortilla "
        "ja pin-koodilla.",
    ),
    Story(
        -19,
        "16:00",
        "aino",
        ("instagram",),
        "Tre deckare för mörka kvällar väntar på disken. Ta en, berätta vem du misstänker.",
        "Kolme dekkaria pimeisiin iltoihin odottaa tiskillä. Ota yksi ja kerro, ketä epäilet.",
        "books",
        "En tecknad bokhylla med böcker i blått, rött och gult.",
        "Piirretty kirjahylly, jossa on sinisiä, punaisia ja keltaisia kirjoja.",
    ),
    Story(
        -16,
        "09:00",
        "marja_liisa",
        CITY,
        "Svenska dagen firas i dag. Flaggan är hissad vid stadshuset och skolorna sjunger på torget. Ha en "
        "fin dag, på båda språken.",
        "Tänään vietetään ruotsalaisuuden päivää. Lippu on nostettu kaupungintalolla ja koulut laulavat "
        "torilla. Hyvää päivää molemmilla kielillä.",
        date=(11, 6),
    ),
    Story(
        -14,
        "11:00",
        "lars",
        CITY,
        "Har du en stor gran som skymmer utsikten? Staden söker årets julgran till torget. Vi fäller, hämtar "
        "och tackar.",
        "Onko pihallasi iso kuusi näkymän edessä? Kaupunki etsii tämän vuoden joulukuusta torille. Me "
        "kaadamme, haemme ja kiitämme.",
        "tree",
        "En tecknad gran med gula ljus i snön under en mörk himmel.",
        "Piirretty kuusi, jossa on keltaisia valoja, lumessa tumman taivaan alla.",
        comments=(("Sten Låtsasson", "sv", "Vår är tolv meter. Räcker det?"),),
    ),
    Story(
        -12,
        "17:30",
        "aino",
        ("story",),
        "Sagostund på torsdag klockan halv sex: Tomtens borttappade mössa. Ta med en kudde att sitta på.",
        "",
    ),
    Story(
        -10,
        "10:00",
        "lars",
        CITY,
        "Så plogas staden: klass 1 före klockan sju, klass 2 inom åtta timmar, klass 3 inom ett dygn. På "
        "kartan ser du vilken klass din gata hör till.",
        "Näin kaupunkia aurataan: luokka 1 ennen kello seitsemää, luokka 2 kahdeksan tunnin ja luokka 3 "
        "vuorokauden kuluessa. Kartasta näet oman katusi luokan.",
    ),
    Story(
        -8,
        "13:00",
        "lars",
        ALL,
        "Skriv en vinterdikt! Årets skrivtävling är öppen för alla över tio år, på svenska, finska eller ett "
        "annat språk. Dikterna hänger i biblioteket i januari.",
        "Kirjoita talviruno! Kirjoituskilpailu on avoin kaikille yli kymmenvuotiaille suomeksi, ruotsiksi "
        "tai muulla kielellä. Runot ovat esillä kirjastossa tammikuussa.",
    ),
    Story(
        -6,
        "09:30",
        "marja_liisa",
        CITY,
        "Fullmäktige behandlar nästa års budget på måndag klockan 18. Mötet sänds direkt, med tolkning. "
        "Föredragningslistan finns på stadens webbplats.",
        "Valtuusto käsittelee ensi vuoden talousarviota maanantaina kello 18. Kokous lähetetään suorana ja "
        "tulkataan. Esityslista on kaupungin verkkosivuilla.",
    ),
    Story(
        -5,
        "10:15",
        "lars",
        ("city",),
        "Julkalendern på biblioteket: varje kväll i december en berättelse på tio minuter, på svenska udda "
        "dagar och på finska jämna.",
        "Kirjaston joulukalenteri: joulukuun jokaisena iltana kymmenen minuutin tarina, parillisina päivinä "
        "suomeksi ja parittomina ruotsiksi.",
        "lantern",
        "En tecknad lykta som lyser i ett mörkt fönster.",
        "Piirretty lyhty, joka loistaa pimeässä ikkunassa.",
        end=End.REFUSED,
    ),
    Story(
        -3,
        "08:00",
        "lars",
        CITY,
        "Barnets rättigheter-veckan: barnen får ordet. Barnens råd har frågat 300 elever vad som är bäst med "
        "vår stad. Svaret: pulkbacken.",
        "Lapsen oikeuksien viikolla lapset ovat äänessä. Lasten neuvosto kysyi 300 oppilaalta, mikä "
        "kaupungissamme on parasta. Vastaus: pulkkamäki.",
        "sledge",
        "En tecknad backe i snö med en röd pulka och en gul sol.",
        "Piirretty luminen mäki, punainen pulkka ja keltainen aurinko.",
        date=(11, 20),
        comments=(("Nina Keksitty", "fi", "Pulkkamäkeen valot, kiitos!"),),
    ),
    Story(
        -3,
        "15:00",
        "lars",
        CITY,
        "Simhallen öppnar igen på måndag efter underhållet. Bastun är ny, vattnet 27 grader och första "
        "veckan har vi öppet till klockan 21.",
        "Uimahalli avautuu maanantaina huollon jälkeen. Sauna on uusi, vesi 27-asteista ja ensimmäisellä "
        "viikolla olemme auki kello 21:een.",
    ),
    Story(
        -2,
        "07:00",
        "lars",
        CITY,
        "Underkylt regn i natt. Trottoarerna sandas nu; broddar är en god idé. Anmäl en oplogad eller osandad "
        "gata i stadens responstjänst, så kommer det fram till rätt förman.",
        "Yöllä satoi alijäähtynyttä vettä. Jalkakäytäviä hiekoitetaan parhaillaan; nastakengät ovat hyvä "
        "ajatus. Ilmoita hoitamattomasta kadusta palautepalvelussa, niin tieto menee perille.",
    ),
    Story(
        -1,
        "16:00",
        "aino",
        ("instagram",),
        "Nytt på hyllan: bilderböcker på tolv språk. Vilket språk läser ni hemma?",
        "Uutta hyllyssä: kuvakirjoja kahdellatoista kielellä. Millä kielellä teillä luetaan?",
        "books",
        "En tecknad bokhylla med böcker i blått, rött och gult.",
        "Piirretty kirjahylly, jossa on sinisiä, punaisia ja keltaisia kirjoja.",
        end=End.NO_LINK,
    ),
    Story(
        -1,
        "18:00",
        "lars",
        ("city",),
        "Vattenavbrottet på Torggatan är över. Tack för tålamodet.",
        "Torikadun vesikatko on ohi. Kiitos kärsivällisyydestä.",
        end=End.LATE,
    ),
    Story(
        0,
        "07:30",
        "lars",
        CITY,
        "God morgon! Det har snöat sju centimeter. Plogbilarna är ute, bussarna går enligt tidtabell och "
        "skolskjutsarna kan vara tio minuter sena.",
        "Huomenta! Lunta on satanut seitsemän senttiä. Aurat ovat liikkeellä, bussit kulkevat aikataulussa "
        "ja koulukyydit voivat myöhästyä kymmenen minuuttia.",
        "snow",
        "Tecknat vinterlandskap: en röd plogbil kör på en vit väg under snöfall.",
        "Piirretty talvimaisema: punainen aura-auto ajaa valkoisella tiellä lumisateessa.",
    ),
    Story(
        0,
        "23:30",
        "lars",
        CITY,
        "Gatubelysningen på Strandgatan är ur funktion i natt. Den repareras under morgonen.",
        "Rantakadun katuvalot ovat tänä yönä poissa käytöstä. Vika korjataan aamulla.",
    ),
    Story(
        1,
        "12:00",
        "lars",
        ALL,
        "Låna ett par skidor med bibliotekskortet! Från i dag finns skidor, stavar och pjäxor i barn- och "
        "vuxenstorlekar, lånetid en vecka.",
        "Lainaa sukset kirjastokortilla! Tästä päivästä alkaen lainattavana on suksia, sauvoja ja monoja "
        "lasten ja aikuisten kokoja, laina-aika viikko.",
    ),
    Story(
        2,
        "09:00",
        "lars",
        CITY,
        "Sommarjobb i staden? Ansökan öppnar i januari. Redan nu kan du läsa vilka uppgifter som finns och "
        "hur du skriver en bra ansökan.",
        "Kesätöihin kaupungille? Haku avautuu tammikuussa. Jo nyt voit lukea, mitä tehtäviä on tarjolla ja "
        "miten kirjoitat hyvän hakemuksen.",
    ),
    Story(
        4,
        "16:00",
        "aino",
        ("library", "instagram"),
        "Första advent firas med glögg och levande musik i bibliotekets kafé, lördag klockan 13. Välkommen!",
        "Ensimmäistä adventtia vietetään glögin ja elävän musiikin kera kirjaston kahvilassa lauantaina "
        "kello 13. Tervetuloa!",
        "lantern",
        "En tecknad lykta som lyser i ett mörkt fönster.",
        "Piirretty lyhty, joka loistaa pimeässä ikkunassa.",
    ),
    Story(
        14,
        "08:00",
        "marja_liisa",
        CITY,
        "Glad självständighetsdag! Flaggningen börjar klockan 8 vid stadshuset. I kväll tänder vi två ljus i "
        "fönstret.",
        "Hyvää itsenäisyyspäivää! Lipunnosto on kello 8 kaupungintalolla. Illalla sytytämme ikkunalle kaksi "
        "kynttilää.",
        "candles",
        "Två tecknade ljus, ett blått och ett vitt, brinner i ett mörkt fönster.",
        "Kaksi piirrettyä kynttilää, sininen ja valkoinen, palaa pimeässä ikkunassa.",
        date=(12, 6),
    ),
    Story(
        21,
        "09:00",
        "lars",
        CITY,
        "Lucia kröns på torget i kväll klockan 18 och går sedan med sitt följe till biblioteket. Torget är "
        "stängt för trafik från klockan 17.",
        "Lucia kruunataan torilla tänään kello 18, ja kulkue jatkaa kirjastolle. Tori on suljettu "
        "liikenteeltä kello 17 alkaen.",
        date=(12, 13),
    ),
    Story(
        28,
        "09:00",
        "lars",
        CITY,
        "Julens öppettider: stadshusets kundtjänst är stängd 24–27 december, biblioteken 24–26 december. "
        "Simhallen har öppet på annandagen. God jul!",
        "Joulun aukioloajat: kaupungintalon asiakaspalvelu on suljettu 24.–27.12. ja kirjastot 24.–26.12. "
        "Uimahalli on auki tapaninpäivänä. Hyvää joulua!",
        date=(12, 20),
    ),
    Story(
        -1,
        "13:00",
        "lars",
        CITY,
        "Vinterns isar: staden mäter isen vid simstranden varje måndag. Gå inte ut förrän den är tio "
        "centimeter stark.",
        "",
        end=End.DRAFT,
    ),
    Story(
        -1,
        "14:30",
        "aino",
        ("library",),
        "Tankar fyr i böckerna: vi har samlat allt som skrivits om fyrön på ett bord. Kom och bläddra.",
        "Tankarin majakka kirjoissa: keräsimme pöydälle kaiken, mitä majakkasaaresta on kirjoitettu. Tule "
        "selailemaan.",
        "lighthouse",
        end=End.DRAFT,
    ),
)
