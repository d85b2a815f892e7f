"""Items as people write them, and releases: exactly what was approved to leave."""

from tankar.content.models.brand import Brand, BrandFile, UnitHashtags
from tankar.content.models.items import Item, ItemChannel, Shape
from tankar.content.models.languages import ChannelText, LanguageVersion
from tankar.content.models.media import (
    MOST_MEDIA,
    Asset,
    AssetDescription,
    Captions,
    Medium,
    MediumDescription,
    Upload,
)
from tankar.content.models.orders import TranslationOrder
from tankar.content.models.passing import KeptFinding, PassedFinding
from tankar.content.models.releases import Release
from tankar.content.models.templates import Template

__all__ = [
    "MOST_MEDIA",
    "Asset",
    "AssetDescription",
    "Brand",
    "BrandFile",
    "Captions",
    "ChannelText",
    "Item",
    "ItemChannel",
    "KeptFinding",
    "LanguageVersion",
    "Medium",
    "MediumDescription",
    "PassedFinding",
    "Release",
    "Shape",
    "Template",
    "TranslationOrder",
    "UnitHashtags",
    "Upload",
]
