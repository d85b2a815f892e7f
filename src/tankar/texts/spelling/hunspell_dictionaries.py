"""Swedish and English by Hunspell's dictionaries, as Debian's packages and PyPI's `hunspell-sv` lay them down.

A word is right when one of the language's dictionaries knows it: Swedish in Finland and in Sweden, English in Britain
and in America. Where there is no British dictionary, a British word is looked up as it is written in America.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

__all__ = ["hunspell_of"]

# the sv_SE of hunspell-sv knows misspelt words too ("välkomen"): only where there is nothing else
DICTIONARIES = {"sv": ("sv_FI", "sv_SE_expanded", "sv_SE"), "en": ("en_GB", "en_US")}
ENOUGH = 2
MOST_REMEMBERED = 50_000
IN_AMERICA = (
    ("our", "or"), ("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("yse", "yze"), ("tre", "ter"),
    ("ogue", "og"), ("lled", "led"), ("lling", "ling"), ("ller", "ler"), ("ence", "ense"), ("programme", "program"),
    ("cheque", "check"), ("tyre", "tire"), ("kerb", "curb"), ("grey", "gray"), ("storey", "story"), ("plough", "plow"),
    ("aluminium", "aluminum"), ("mould", "mold"), ("jewellery", "jewelry"), ("aeo", "eo"), ("aed", "ed"), ("oeu", "eu"),
    ("lment", "llment"), ("licence", "license"), ("practis", "practic"),
)  # fmt: skip


class _Dictionaries:
    def __init__(self, opened: list[Any], is_british_missing: bool) -> None:
        self._opened = opened
        self._is_british_missing = is_british_missing
        self.knows = lru_cache(maxsize=MOST_REMEMBERED)(self._knows)

    def _knows(self, word: str) -> bool:
        if self._stands(word):
            return True
        if not self._is_british_missing:
            return False
        return any(self._stands(word.replace(one, other)) for one, other in IN_AMERICA if one in word)

    def suggest(self, word: str) -> tuple[str, ...]:
        """By the first dictionary that has anything to say."""
        for one in self._opened:
            try:
                if found := one.suggest(word):
                    return tuple(found)
            except UnicodeEncodeError:
                continue
        return ()

    def _stands(self, word: str) -> bool:
        try:
            return any(one.spell(word) for one in self._opened)
        except UnicodeEncodeError:
            # letters that the dictionary's own encoding lacks
            return False


def hunspell_of(language: str) -> _Dictionaries | None:
    try:
        from hunspell import Hunspell
    except ImportError:
        return None
    opened: list[Hunspell] = []
    names: list[str] = []
    for name in DICTIONARIES[language]:
        folder = next((one for one in _folders() if (one / f"{name}.dic").is_file()), None)
        if folder is not None and (len(opened) < ENOUGH and not (name == "sv_SE" and opened)):
            opened.append(Hunspell(name, hunspell_data_dir=str(folder)))
            names.append(name)
    return _Dictionaries(opened, language == "en" and "en_GB" not in names) if opened else None


def _folders() -> Iterator[Path]:
    """Where dictionaries are kept; `DICPATH` is Hunspell's own variable."""
    yield from (Path(one) for one in os.environ.get("DICPATH", "").split(os.pathsep) if one)
    yield Path("/usr/share/hunspell")
    yield Path(sys.prefix) / "share" / "hunspell"
    import hunspell

    yield Path(hunspell.__file__).parent / "dictionaries"
