"""Words by which a clause is known to ask or not; those that a city may add to stand in the pack's lists."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tankar.texts.kinds import Names

__all__ = ["Lists", "before_that"]


def of(words: str) -> frozenset[str]:
    return frozenset(words.split())


UNKNOWN = of("tiedä tiiä tajua ymmärrä muista vet veit förstår fattar vetä tiedetä know sure understand")
"""After these, a question word begins what somebody does not know."""
GREETINGS = of(
    "hej hei hello hi moi moro moikka terve tjena hejsan hallå no noo nå ja och å o mutta mut men"
    " and but so eli joo jo siis"
    " sitten sit eller elo vai or öh hmm tack kiitos anteeksi ursäkta sorry please snälla ny nyt hä"
    " äh oj voi ai alltså"
)
JOINS = of("men och å eller elo el vai mutta mut siis but and or så nå noo eli nu då tå")
BETWEEN = of(
    "fan i helvete tusan sjutton ihmeessä ihme vittu hitossa helvetissä hemmetissä vitussa perkele"
    " saatana sitten sitte the"
    " hell fuck on egentligen ens int inte då nu exakt ungefär riktigt alls nånstans någonstans all"
    " världen oikeen oikein"
    " oikeasti muuten sit kans"
)
"""What may stand between a question word and its verb."""
STRICT = of("varför varfö vafö vafför vaför vaffö")
PREPOSITIONS = of("till på i från med av vid för åt ti hos under om efter me sedan")
MEASURES = of(
    "många mycket länge ofta lång långt långa stor stort dyrt gammal gamla sent tidigt dags pass"
    " högt hög bra mång mytji myky"
    " fort nära"
)
SOMEBODY = of("nån någon nåon nåen")
SOMEBODY_WHO = of("vet veit har kan sett känner vill hittat")
SUBORDINATE = of("om när då tå eftersom fast tåko nä bara ifall medan sedan sen så nu där här")
THINGS = of("det de he hä den dehä")
OF_THINGS = of(
    "är e ä ere finns går kommer blir gäller kostar kosta ska kan får har ha måste måst behövs"
    " ingår fungerar funkar skulle"
    " sku stämmer betyder brukar öppnar stänger börjar slutar lär känns hade kunde borde fanns gick"
)
OPINIONS = of("hoppas tror tycker önskar misstänker antar undrar gissar tänkte menar tackar lovar tvivlar")
"""Their subject is left out or follows without a question: "hoppas ni …", "tror jag"."""
REQUESTS = of("kan kunde skulle")
NOT_NOUN = of(
    "en ett gärna igen sedan ingen inget inte int redan alltid aldrig så nu bara också helt lite verkligen väldigt"
    " hoppeligen nästan äntligen egentligen hellre tyvärr ännu än själv den som dock även mer fler"
    " riktigt varit blivit er"
)
BREAKS = of("att som för du ni jag ja vi de dom he det")
ENGLISH_TURNED = of(
    "is are was were do does did can could will would should has have may must about happens happened else"
)
NO_VERB = of(
    "mer eller er för ner över efter under här där var når ihåller hör gör inte både bakefter fler"
    " sådär utanför därför"
    " utöver nyanser väder hos tills ifrån förbi alltså redan"
)
SWEDISH_VERB = re.compile(
    r"^(?:[a-zåäö]{2,}r|[a-zåäö]{3,}(?:as|es|ms|gs|ns|ds)|[a-zåäö]{3,}(?:ade|rde|dde|nde|kte|pte|ste))$"
)
FINNISH_VERB = re.compile(
    r"(?:taan|tään|daan|dään|llaan|nnaan|ee|uu|yy|vat|vät|tte|isi|ais|äis)$|^(?:on|oli|saa|voi|pitää|ois|olis|menee)$"
)
SHORT_CLITIC = re.compile(
    r"^(?:ei|on|oo|oot|ootte|ois|olis|oli|voi|voit|vois|sai|saat|jai|pitäis|saatais|tuut|meet|tiiät|ette|et|en|ei?vät"
    r"|.*(?:aa|ää|ee|ii|oo|uu|tte|isi|ais|äis|ois|uis|nut|nyt))ks$"
)
NO_SHORT = of("kaks yks vaiks niiks liiks")
EXCLAIMED = of("miten mite kuinka mikä mitä")
SURE = ("miks", "mill", "palj", "kaua", "mone", "mont", "mite", "kuin", "kene", "mitv", "kell")
"""Beginnings of Finnish words that ask in the middle of a sentence too; others may be relative."""
_BOTH = of("ni du nån någon nåon nåen man det de")
ASKED_AFTER_COMMA = {
    (verb, subject)
    for verb in of("kan kunde har ha vet finns får skulle sku vill orkar hinner går ska är e ä")
    for subject in _BOTH
} | {
    ("ska", "jag"),
    ("ska", "ja"),
    ("ska", "vi"),
    ("får", "jag"),
    ("kan", "jag"),
    ("kan", "vi"),
    ("måste", "jag"),
}
ASKED_AFTER_COMMA -= {("får", "det"), ("har", "det"), ("kan", "det"), ("har", "du"), ("har", "man")}
ASKED_AFTER_COMMA -= {("ska", "det"), ("ska", "ni"), ("ska", "du")}
"""After a comma, Swedish turns verb and subject in plain statements as well; hardly these."""


class Lists:
    """The pack's words that ask, as sets."""

    def __init__(self, names: Names) -> None:
        def words(name: str, language: str) -> list[str]:
            return list(names.lists.get(name, {}).get(language, ()))

        def whole(said: Iterable[str]) -> frozenset[str]:
            return frozenset(one for one in said if not one.endswith("*"))

        self.sv_words, self.fi_words, self.en_words = (
            whole(words("question_word", one)) for one in ("sv", "fi", "en")
        )
        self.every = self.sv_words | self.fi_words | self.en_words
        self.sv_verbs, self.fi_verbs, self.en_verbs = (
            whole(words("asking_verb", one)) for one in ("sv", "fi", "en")
        )
        self.fi_beginnings = tuple(one[:-1] for one in words("asking_verb", "fi") if one.endswith("*"))
        self.sv_subjects, self.en_subjects = (whole(words("asked_subject", one)) for one in ("sv", "en"))

    def is_verb(self, word: str) -> bool:
        return word in self.sv_verbs or (word not in NO_VERB and SWEDISH_VERB.match(word) is not None)


def before_that(raws: list[str], at: int, most: int, verbs: frozenset[str]) -> bool:
    """Stands one of `verbs` among the next words, before "att" or a subject makes it another clause?"""
    for one in raws[at : at + most]:
        if one in BREAKS:
            return False
        if one in verbs:
            return True
    return False
