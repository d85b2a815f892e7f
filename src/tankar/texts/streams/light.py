"""Words that come, go and change places without making a message another one, and words that do make it one.

`LIGHT`: small words, greetings, thanks, words that ask. `SAME`: one word for others, in writing and in dialect. `NOT`:
turns a message into its opposite. `NUMBERS`: in words. `DAY`: the part of a word that names a day or a month.
`SIGNS`: after it comes who wrote. `OFFERS`: words of advertisements and frauds.
"""

from __future__ import annotations

import re

__all__ = ["DAY", "LIGHT", "NOT", "NUMBERS", "OFFERS", "SAME", "SIGNS"]

SWEDISH = """
    alla att av bara beslutsfattare blev bli blir bästa de dem den denna deras dessa det detta din dina ditt du då där
    efter eller en er era ert ett faktiskt fortfarande får för från god ha hade hallå han har hej hejsan hellre henne
    hon honom hos hur här i igen ja jag jo ju kan kanske kära kväll man med men mer mig min mina mitt morgon mot mycket
    nu ni nog nå när något några obs oj också om oss otroligt påminnelse på riktigt sin sina sitt själv ska skulle
    snälla som så tack tackar till tjena tusen under upp ut vad var varför vad vara vem vi vid vilka vilken vilket vår
    våra vårt väl vänligen vänner än ännu är ärade
"""
FINNISH = """
    aina arvoisa arvoisat edelleen edes eli eniten ennen ensi että hei heippa huomenta hyvät hyvää hän ihan itse ja jo
    jos joka jotka joo jotain juu juuri kaikille kaikki kanssa kans kiitoksia kiitti kiitän kiitos kin koko koska kuin
    kuka kun kyllä me meidän meille meitä mihin mikä miksi milloin minkä minulla minun minä missä mistä miten mitä moi
    moro muistutus mun mutta mulla myös myötä niin no nyt nämä näin obs oikein olen oli olisi olivat olla olleet ollut
    ollu on onko oot ovat oma omat ole päivää päättäjät sanoa se sen ses siellä siis siellä siinä sinun sinä sitten sitä
    sun sä taas tai tämä tän te teidän teille terve todella tosi tuo tule tulee tämä vai vaan vain vaikka vielä voi
    voiko voisiko yksi ystävät
"""
ENGLISH = """
    a again all already also an and any are as at be been but by can could dear do does for from good had has have hello
    her here hey hi his how i if in into is it its just many me morning my of on or our out please really she he so some
    still thank thanks that the their them then there these they this those to too up very was we were what when where
    which who why will with would wow you your
"""
LIGHT = frozenset((SWEDISH + FINNISH + ENGLISH).split())
DENYING = """
    aldrig ej icke inga ingen inget inte utan
    ei eikä eivät emme ette ilman koskaan älkää älä
    cannot cant dont doesnt isnt never nobody not without wont
"""
NOT = frozenset(DENYING.split())
SIGNING = """
    mvh hälsar hälsning hälsningar terv terveisin ystävällisesti regards sincerely
"""
SIGNS = frozenset(SIGNING.split())
OFFERING = """
    arvomme voittajille voittaja palkinto lahjakortti lahjakorttia tykkää kommentoi jaa laina lainaa sijoita tuotto
    utlottning vinnare vinn vinst presentkort gilla kommentera dela lån investera vinster
    giveaway winner win prize gift like share comment loan invest profit promote followers
    whatsapp telegram dm yv bitcoin crypto krypto
"""
OFFERS = frozenset(OFFERING.split())
DIALECT = """
    jag ja
    mig mej
    dig dej
    är e
    och å
    inte int ej
    det he
    ska skall bör borde
    vår våran vårt våra
    vi oss
    måste måst
    hem heim
    barn barnen ungar ungarna
    nummer nro nr numero no
    telefon telefonen mobil mobilen
    euro euros euroa eur
    klo kl kello klockan
    skriv kontakta
    snart genast snarast omedelbart fort snabbt strax
    fin fint fina vacker vackert vackra
    bra toppen
    mycket väldigt riktigt otroligt jätte
    kiitos suurkiitos
    pian heti nopeasti välittömästi pikaisesti äkkiä
    hieno upea mahtava loistava
    kurja ikävä surkea
    todella tosi erittäin hyvin aivan ihan
    minä mä mää
    sinä sä sää
    meidän meijän meiän
    teidän teijän teiän
    kun ku kuin
    että et
    niin nii
    mitä mit
    miksi miks
    yksityisviesti yv
    tunti tunnin tuntia timme timmar hours h
    soon quickly immediately asap
    great amazing wonderful awesome
    message dm
"""
SAME = {word: line.split()[0] for line in DIALECT.splitlines() for word in line.split()}
COUNTED = """
    2 två kaksi kaks two
    3 tre kolme three
    4 fyra neljä four
    5 fem viisi five
    6 sex kuusi six
    7 sju seitsemän seven
    8 åtta kahdeksan eight
    9 nio yhdeksän nine
    10 tio kymmenen ten
    11 elva yksitoista eleven
    12 tolv kaksitoista twelve
    20 tjugo kaksikymmentä twenty
"""
NUMBERS = {word: line.split()[0] for line in COUNTED.splitlines() for word in line.split()[1:]}
DAY = re.compile(
    r"(maanant|tiista|keskiv|torsta|perjant|lauant|sunnunt|vappu|juhannu|midsommar|påsk|pääsiäi"
    r"|(?:mån|tis|ons|tors|fre|lör|sön)da[grn]?|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)kuu"
    r"|(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)$"
    r"|(?:january|february|march|may|june|july|august|october)$"
    r"|eilen$|eilis|igår$|tänään$|huomenna$|imorgon$|förrgår|yesterday$|today$|tomorrow$)"
)
