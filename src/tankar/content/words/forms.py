"""Fields of the pages of words: one word a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tankar.content.words.catalogue import CityList
from tankar.content.words.entries import MOST_LINES, WrongEntry, tidied
from tankar.content.words.overlays import Said
from tankar.texts.kinds import ANY

__all__ = ["TONGUES", "ListForm", "PublishForm", "TryForm"]

TONGUES: Mapping[str, str | Promise] = {
    "": "",
    ANY: gettext_lazy("Every language"),
    "sv": "Svenska",
    "fi": "Suomi",
    "en": "English",
}
_LONGEST_SAMPLE = 10_000
# what the choice of the trial means: a text of ours in a language, or a resident's message ("")
_WHOSE = (
    ("sv", gettext_lazy("Our own text in Swedish")),
    ("fi", gettext_lazy("Our own text in Finnish")),
    ("en", gettext_lazy("Our own text in English")),
    ("message", gettext_lazy("A resident’s message")),
)


class ListForm(forms.Form):
    """For each language of the list: what to add, what to take away."""

    def __init__(
        self, data: Any, *, one: CityList, delivered: Mapping[str, Sequence[str]], said: Mapping[str, Said]
    ) -> None:
        super().__init__(data)
        self.one, self.delivered = one, delivered
        self.languages = [language for language in TONGUES if language in {*delivered, *said}]
        for language in self.languages:
            now = said.get(language, Said())
            self.fields[f"add-{language}"] = _lines(_label(_("Add"), language), language, now.added)
            self.fields[f"take-{language}"] = _lines(_label(_("Take away"), language), language, now.taken)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self.said: dict[str, Said] = {}
        for language in self.languages:
            words = self.delivered.get(language, ())
            added = [word for word in self._tidied(f"add-{language}") if word not in words]
            taken = self._known(f"take-{language}", words)
            if words and len(set(taken)) >= len(words) and not added:
                sentence = _("That would leave nothing of the list. Make the rule quieter, or switch it off.")
                self.add_error(f"take-{language}", sentence)
            self.said[language] = Said(tuple(added), tuple(taken))
        return data

    def _tidied(self, field: str) -> list[str]:
        found: dict[str, None] = {}
        for line in self._lines_of(field):
            try:
                found[tidied(self.one.entry, line)] = None
            except WrongEntry as error:
                self.add_error(field, f"{line[:60]}: {error}")
        return list(found)

    def _known(self, field: str, words: Sequence[str]) -> list[str]:
        by_look = {word.casefold(): word for word in words}
        found: dict[str, None] = {}
        for line in self._lines_of(field):
            if line.casefold() in by_look:
                found[by_look[line.casefold()]] = None
            else:
                sentence = _("It is not in the list as delivered. Write it exactly as it stands there.")
                self.add_error(field, f"{line[:60]}: {sentence}")
        return list(found)

    def _lines_of(self, field: str) -> list[str]:
        lines = [" ".join(one.split()) for one in self.data.get(field, "").splitlines() if one.strip()]
        if len(lines) > MOST_LINES:
            self.add_error(field, _("At most %(most)s lines can be kept here.") % {"most": MOST_LINES})
        return lines[:MOST_LINES]


class TryForm(forms.Form):
    """A sample that is kept nowhere."""

    whose = forms.ChoiceField(label=gettext_lazy("What it is"), choices=_WHOSE)
    text = forms.CharField(
        label=gettext_lazy("Sample text"),
        max_length=_LONGEST_SAMPLE,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        help_text=gettext_lazy("It is kept nowhere. Leave out names and other personal data."),
    )


class PublishForm(forms.Form):
    """Why, for colleagues."""

    note = forms.CharField(
        label=gettext_lazy("What is changed, and why"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def _label(act: str, language: str) -> str:
    return f"{act} ({TONGUES[language]})" if language else act


def _lines(label: str, language: str, words: Sequence[str]) -> forms.CharField:
    attributes: dict[str, Any] = {
        "rows": min(10, max(3, len(words) + 1)),
        "dir": "auto",
        "spellcheck": "false",
    }
    if language not in ("", ANY):
        attributes["lang"] = language
    return forms.CharField(
        label=label, required=False, initial="\n".join(words), widget=forms.Textarea(attrs=attributes)
    )
