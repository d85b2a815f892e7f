"""Names that exist in Swedish, Finnish and English."""

from __future__ import annotations

from modeltranslation.translator import TranslationOptions, register

from tankar.channels.models import Channel


@register(Channel)
class ChannelTranslation(TranslationOptions):
    fields = ("name",)
