"""Names that exist in Swedish, Finnish and English."""

from __future__ import annotations

from modeltranslation.translator import TranslationOptions, register

from tankar.organisation.models import Unit


@register(Unit)
class UnitTranslation(TranslationOptions):
    fields = ("name",)
