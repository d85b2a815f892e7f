"""The words of the demo's guideline: notes, ground rules, a draft, articles, questions and answers. All invented."""

from __future__ import annotations

__all__ = ["ADDED", "ADDED_TO", "ANSWERS", "ARTICLES", "GROUND_RULES", "MEETING", "NEXT", "NOTES", "REMOVED"]

NOTES = {
    "CHAN-1": {
        "sv": "Twitter heter X sedan 2023. Staden har också ett eget flöde som går att läsa utan konto.",
        "fi": "Twitter on vuodesta 2023 ollut X. Kaupungilla on myös oma syöte, jota voi lukea ilman tiliä.",
        "en": "Twitter has been called X since 2023. The city also has a feed of its own that needs no account.",
    },
    "GEN-8": {
        "sv": "Responskanalens adress har ändrats efter 2021. Den som gäller finns på stadens webbplats.",
        "fi": "Palautekanavan osoite on muuttunut vuoden 2021 jälkeen. Voimassa oleva on kaupungin verkkosivuilla.",
        "en": "The feedback channel's address has changed since 2021. The one in use stands on the city's website.",
    },
}

GROUND_RULES = {
    "sv": "Vid lånedisken är telefonen i fickan: kunden går först.\n\nDen som har kanalansvar får en och en halv timme "
    "i veckan för inlägg och svar, och antecknar inget mer än arbetstiden.\n\nI bokbussen används sociala medier bara "
    "när bussen står.",
    "fi": "Lainaustiskillä puhelin on taskussa: asiakas on ensin.\n\nKanavavastaava saa puolitoista tuntia viikossa "
    "julkaisuihin ja vastauksiin, eikä kirjaa muuta kuin työajan.\n\nKirjastoautossa sosiaalista mediaa käytetään "
    "vain auton seistessä.",
}

# the section on content gets a rule, and the addresses of 2021 go
ADDED_TO, REMOVED = 15, "CHAN-4"
ADDED = {
    "sv": "En människa läser igenom det som en maskin har skrivit eller översatt innan det publiceras.",
    "fi": "Ihminen lukee koneen kirjoittaman tai kääntämän tekstin ennen sen julkaisemista.",
    "en": "A person reads what a machine has written or translated before it is published.",
}

NEXT = {
    "GEN-8": {
        "sv": "Stadens officiella responskanal finns på stadens webbplats.",
        "fi": "Kaupungin virallinen palautekanava on kaupungin verkkosivuilla.",
        "en": "The city's official feedback channel is on the city's website.",
    },
    "EXP-5": {
        "sv": "Särskilt personer som utför lednings- och sakkunniguppgifter gör klokt i att skapa en personlig "
        "sakkunnigprofil till exempel på LinkedIn och dela stadens inlägg samt delta i diskussionen.",
        "fi": "Erityisesti johto- ja asiantuntijatehtävissä toimivien kannattaa luoda henkilökohtainen "
        "asiantuntijaprofiili esimerkiksi LinkedIniin, jakaa kaupungin julkaisuja ja osallistua keskusteluun.",
        "en": "Especially persons in management and expert tasks do well to create a personal expert profile, for "
        "example on LinkedIn, and to share the city's posts and take part in the discussion.",
    },
}

ARTICLES = [
    {
        "title_sv": "Beskriv en bild så att den hörs",
        "body_sv": "En bildbeskrivning läses upp för den som inte ser bilden. Säg det som är viktigt för inlägget, i "
        "en mening: vem eller vad, vad som händer, var.\n\nBörja inte med ”bild på”: det sägs ändå. Står det text i "
        "bilden, till exempel öppettider, ska samma text finnas i inlägget.\n\nSkriv beskrivningen på varje språk som "
        "inlägget har. Är bilden bara stämning räcker fem ord.",
        "title_fi": "Kuvaile kuva niin, että sen voi kuulla",
        "body_fi": "Kuvan vaihtoehtoinen teksti luetaan ääneen sille, joka ei näe kuvaa. Sano yhdellä virkkeellä se, "
        "mikä julkaisussa on tärkeää: kuka tai mikä, mitä tapahtuu, missä.\n\nÄlä aloita sanoilla ”kuvassa on”: se "
        "sanotaan joka tapauksessa. Jos kuvassa on tekstiä, kuten aukioloajat, saman tekstin pitää olla julkaisussa."
        "\n\nKirjoita teksti jokaisella kielellä, jolla julkaisu on. Jos kuva on pelkkää tunnelmaa, viisi sanaa "
        "riittää.",
    },
    {
        "title_sv": "Två språk utan att skriva två gånger",
        "body_sv": "Skriv först på det språk du tänker på. Korta sedan till en tredjedel: det som blir kvar är vad den "
        "andra versionen måste säga.\n\nEn kort version räknas. Säg vad, när, var och vem man frågar, på det andra "
        "språket, och länka till en sida som finns på båda.\n\nEtt namn på en plats skrivs så som det heter på "
        "språket: Kelviå och Kälviä, Yxpila och Ykspihlaja.",
        "title_fi": "Kaksi kieltä kirjoittamatta kahdesti",
        "body_fi": "Kirjoita ensin sillä kielellä, jolla ajattelet. Lyhennä sitten kolmannekseen: jäljelle jää se, "
        "mitä "
        "toisen version on sanottava.\n\nLyhyt versio riittää. Kerro toisella kielellä mitä, milloin, missä ja keneltä "
        "voi kysyä, ja linkitä sivulle, joka on molemmilla kielillä.\n\nPaikannimi kirjoitetaan niin kuin se on "
        "kyseisellä kielellä: Kälviä ja Kelviå, Ykspihlaja ja Yxpila.",
    },
    {
        "title_sv": "När kommentarerna blir många på en gång",
        "body_sv": "Andas. Läs allt innan du svarar på något. Är det samma fråga som kommer om och om igen: skriv ett "
        "svar högst upp i inlägget, med klockslag.\n\nRadera inte och tappa inte tonen. Har vi gjort fel säger vi det, "
        "rättar och beklagar; vanligen räcker det.\n\nBlir det mer än du hinner med på en timme: säg till "
        "kommunikationen. Du får stöd, och du ska inte sitta ensam med det.",
        "title_fi": "Kun kommentteja tulee paljon kerralla",
        "body_fi": "Hengitä. Lue kaikki ennen kuin vastaat mihinkään. Jos sama kysymys toistuu, kirjoita yksi vastaus "
        "julkaisun alkuun ja merkitse kellonaika.\n\nÄlä poista äläkä kadota sävyä. Jos olemme tehneet virheen, "
        "sanomme "
        "sen, korjaamme ja pahoittelemme; yleensä se riittää.\n\nJos tunnissa tulee enemmän kuin ehdit hoitaa, kerro "
        "viestinnälle. Saat tukea, eikä sinun pidä jäädä sen kanssa yksin.",
    },
]

ANSWERS = [
    {
        "question_sv": "Måste jag svara på kvällen?",
        "answer_sv": "Nej. Vi svarar så snart som möjligt under arbetstid. Kanalens beskrivning säger när den läses.",
        "question_fi": "Pitääkö minun vastata illalla?",
        "answer_fi": "Ei. Vastaamme mahdollisimman pian työaikana. Kanavan kuvauksessa lukee, milloin sitä luetaan.",
    },
    {
        "question_sv": "Får jag dela stadens inlägg på min egen profil?",
        "answer_sv": "Gärna, om du vill. Ingen väntar sig det och ingen räknar: du bestämmer själv.",
        "question_fi": "Saanko jakaa kaupungin julkaisuja omassa profiilissani?",
        "answer_fi": "Mielellään, jos haluat. Kukaan ei odota sitä eikä kukaan laske: päätät itse.",
    },
    {
        "question_sv": "En förening vill att vi delar deras evenemang. Får vi det?",
        "answer_sv": "Ja, när det rör invånarna och alla föreningar behandlas lika. Partiers evenemang delar vi inte.",
        "question_fi": "Yhdistys toivoo, että jaamme heidän tapahtumansa. Voimmeko?",
        "answer_fi": "Kyllä, kun se koskee asukkaita ja yhdistyksiä kohdellaan samalla tavalla. Puolueiden tapahtumia "
        "emme jaa.",
    },
]

MEETING = {
    "about_sv": "Lucia och julens öppettider på två språk. Ta med ett inlägg som du vill att vi tittar på.",
    "about_fi": "Lucia ja joulun aukioloajat kahdella kielellä. Ota mukaan julkaisu, jota haluat katsoa yhdessä.",
}
