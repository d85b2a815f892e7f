"""Names of languages and numbers, in the words of the reader."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["AND", "characters", "language_name", "listed", "medium_name", "number_words"]

# in Finnish the form that messages need: "puuttuu suomeksi"
NAMES = {
    "sv": {"sv": "svenska", "fi": "finska", "en": "engelska"},
    "fi": {"sv": "ruotsiksi", "fi": "suomeksi", "en": "englanniksi"},
    "en": {"sv": "Swedish", "fi": "Finnish", "en": "English"},
}
AND = {"sv": "och", "fi": "ja", "en": "and"}


def language_name(language: str, speaks: str) -> str:
    return NAMES[speaks].get(language, language)


def medium_name(speaks: str, *, is_video: bool) -> str:
    return "Video" if is_video else {"sv": "Bild", "fi": "Kuva", "en": "Picture"}[speaks]


def listed(names: Sequence[str], speaks: str) -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {AND[speaks]} {names[-1]}"


def number_words(number: int, speaks: str) -> str:
    """Thousands parted as the reader parts them."""
    return f"{number:,}".replace(",", "," if speaks == "en" else "\u00a0")


def characters(number: int, speaks: str) -> str:
    """So many characters, as they are said before "too long"."""
    one, more = {"sv": ("tecken", "tecken"), "fi": ("merkin", "merkkiä"), "en": ("character", "characters")}[
        speaks
    ]
    return f"{number_words(number, speaks)} {one if number == 1 else more}"
