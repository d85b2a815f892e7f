"""One short form for each part of a channel's entry, made from what `sections` says about it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.db.models import Field
from django.utils.dates import MONTHS
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from tankar.channels.entry.sections import LANGUAGES, Part, Section
from tankar.channels.models import Access, Channel, ChannelEntry, Kind, YesNo

__all__ = ["SectionForm", "entry_of", "form_for"]

_FILLED_BY_CONNECTING = frozenset({"url", "handle", "account_id"})
_NOT_SAID = [("", _("Not said yet"))]


class SectionForm(forms.Form):
    """Its fields carry the names of the columns."""

    section: Section

    def __init__(self, section: Section, channel: Channel, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.section = section
        for part in section:
            if part.name in _FILLED_BY_CONNECTING and _is_connected(channel):
                continue
            for column in part.columns:
                self.fields[column] = _field(part, column)


def form_for(section: Section, channel: Channel, data: Any = None) -> SectionForm:
    """As it is now, or with what was sent."""
    entry = entry_of(channel)
    initial = {
        column: getattr(entry if column not in _CHANNEL_COLUMNS else channel, column)
        for column in section.columns
    }
    return SectionForm(section, channel, data, initial=initial)


def entry_of(channel: Channel) -> ChannelEntry:
    """What is written about it; an empty entry, not saved, where nobody has written anything."""
    try:
        return channel.entry
    except ChannelEntry.DoesNotExist:
        return ChannelEntry(channel=channel)


_CHANNEL_COLUMNS = frozenset(field.name for field in Channel._meta.get_fields())


def _is_connected(channel: Channel) -> bool:
    return channel.kind == Kind.CONNECTED and channel.access != Access.NOT_CONNECTED


def _field(part: Part, column: str) -> forms.Field:
    field = _shape(part, column)
    language = column.rpartition("_")[2] if part.translated else ""
    field.label = format_lazy("{} {}", part.label, LANGUAGES[language]) if language else part.label
    publicity = _("Public.") if part.public else _("Internal.")
    explained = part.help and (not language or language == "sv")
    field.help_text = format_lazy("{} {}", publicity, part.help) if explained else publicity
    if language:
        field.widget.attrs["lang"] = language
    return field


def _shape(part: Part, column: str) -> forms.Field:
    if column in ("season_first", "season_last"):
        months = [("", _("No season")), *MONTHS.items()]
        return forms.TypedChoiceField(choices=months, coerce=int, empty_value=None, required=False)
    kept = _model_field(column)
    if kept.choices:
        return _choice(kept)
    shape = _SHAPES.get(kept.get_internal_type())
    if shape is not None:
        return shape()
    required = column in ("name_sv", "name_fi")
    length = kept.max_length or 200
    if column == "url":
        return forms.URLField(max_length=length, required=False, assume_scheme="https")
    widget = forms.Textarea(attrs={"rows": part.lines}) if part.lines else forms.TextInput()
    return forms.CharField(max_length=length, required=required, widget=widget)


def _choice(kept: Field[Any, Any]) -> forms.Field:
    given = list(kept.choices or ())
    choices = given if kept.has_default() and kept.default else [*_NOT_SAID, *given]
    few = len(given) <= len(YesNo.choices) + 1
    widget = forms.RadioSelect if few else forms.Select
    return forms.ChoiceField(choices=choices, required=False, widget=widget)


def _model_field(column: str) -> Field[Any, Any]:
    model = Channel if column in _CHANNEL_COLUMNS else ChannelEntry
    found: Field[Any, Any] = model._meta.get_field(column)  # type: ignore[assignment]
    return found


def _date() -> forms.Field:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(required=False, widget=widget)


def _time() -> forms.Field:
    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    return forms.TimeField(required=False, widget=widget)


_SHAPES: dict[str, Callable[[], forms.Field]] = {
    "DateField": _date,
    "TimeField": _time,
    "BooleanField": partial(forms.BooleanField, required=False),
    "PositiveSmallIntegerField": partial(forms.IntegerField, min_value=0, max_value=999, required=False),
}
