"""What others make of the same texts: the best that can be installed for each task, as `texts.md` found it.

Each gives answers in the engine's own form, with only its own fields filled. What is not installed is left out and
named; `make bench-texts` installs all of it into build/bench.
"""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from bench.texts.reading import DEFAULTS, Labelled

__all__ = ["BASELINES", "answers_of"]

Judge = Callable[[str], dict[str, Any]]
PRESIDIO = {
    "EMAIL_ADDRESS": "email",
    "PHONE_NUMBER": "phone",
    "CREDIT_CARD": "card",
    "IBAN_CODE": "iban",
    "FI_PERSONAL_IDENTITY_CODE": "hetu",
    "SE_PERSONNUMMER": "personnummer",
}


def _presidio() -> Judge:
    """Its recognizers for the identifiers, without a language model: the names are left out, as it finds none."""
    there = importlib.import_module("presidio_analyzer.predefined_recognizers")
    # the list of public suffixes that comes with it: nothing is fetched
    tldextract: Any = importlib.import_module("tldextract")
    tldextract.extract = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
    made = [
        there.EmailRecognizer(),
        there.PhoneRecognizer(supported_regions=("FI", "SE")),
        there.CreditCardRecognizer(),
        there.IbanRecognizer(),
        there.FiPersonalIdentityCodeRecognizer(),
        there.SePersonnummerRecognizer(),
    ]

    def judge(text: str) -> dict[str, Any]:
        found = [
            {"type": PRESIDIO[hit.entity_type], "start": hit.start, "end": hit.end}
            for one in made
            for hit in one.analyze(text, one.supported_entities, None) or ()
            if hit.entity_type in PRESIDIO and hit.score >= 0.4
        ]
        return {"pii": found}

    return judge


def _glin() -> Judge:
    there = importlib.import_module("glin_profanity")
    filter_ = there.Filter({"languages": ["swedish", "finnish", "english"], "detect_leetspeak": True})

    def judge(text: str) -> dict[str, Any]:
        found = bool(filter_.is_profane(text))
        return {"insult": found, "profanity": found, "hate": found}

    return judge


def _afinn() -> Judge:
    there = importlib.import_module("afinn")
    known = importlib.import_module("afinn.afinn").LANGUAGE_TO_FILENAME
    scores = [there.Afinn(language=one) for one in ("sv", "fi", "en") if one in known]

    def judge(text: str) -> dict[str, Any]:
        score = max((one.score(text) for one in scores), key=abs)
        return {"sentiment": "neg" if score < 0 else "pos" if score > 0 else "neu"}

    return judge


def _simple() -> Judge:
    """A mark of a question; a link; always the commonest feeling and topic."""

    def judge(text: str) -> dict[str, Any]:
        return {
            "is_question": "?" in text,
            "spam": "http" in text or "www." in text,
            "phishing": "http" in text or "www." in text,
            "sentiment": "neg",
            "topic": "health",
            "lang": "sv",
        }

    return judge


def _langid() -> Judge:
    there = importlib.import_module("py3langid.langid")
    identifier = there.LanguageIdentifier.from_model_file(there.MODEL_FILE)
    identifier.set_languages(["sv", "fi", "en"])
    return lambda text: {"lang": identifier.classify(text)[0]}


IDENTIFIERS = ("identifiers", "hetu", "personnummer", "phone", "email", "iban", "card")
BASELINES: dict[str, tuple[Callable[[], Judge], tuple[str, ...]]] = {
    "presidio-analyzer": (_presidio, IDENTIFIERS),
    "glin-profanity": (_glin, ("insult", "hate", "profanity")),
    "afinn": (_afinn, ("sentiment",)),
    "py3langid": (_langid, ("language",)),
    "one simple sign": (_simple, ("is_question", "spam", "phishing", "sentiment", "topic")),
}
"""Name: how it is made, and the measures that it answers to."""


def answers_of(texts: Sequence[Labelled]) -> Iterator[tuple[str, list[dict[str, Any]], float]]:
    """(name, answers, seconds of processor time) of each that is installed."""
    for name, (make, _measures) in BASELINES.items():
        try:
            judge = make()
        except ImportError:
            print(f"{name} is not installed and left out.")
            continue
        begun = time.process_time()
        told = [judge(one.text) for one in texts]
        seconds = time.process_time() - begun
        yield (
            name,
            [{"lang": "", "pii": [], "near_duplicate_of": None, **DEFAULTS, **one} for one in told],
            seconds,
        )
