"""Items as people write them, and releases: exactly what was approved to leave."""

from tankar.content.models.items import Item, ItemChannel, Shape
from tankar.content.models.languages import ChannelText, LanguageVersion
from tankar.content.models.media import Image, ImageDescription
from tankar.content.models.releases import Release
from tankar.content.models.templates import Template

__all__ = [
    "ChannelText",
    "Image",
    "ImageDescription",
    "Item",
    "ItemChannel",
    "LanguageVersion",
    "Release",
    "Shape",
    "Template",
]
