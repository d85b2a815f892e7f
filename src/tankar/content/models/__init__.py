"""Items as people write them, and releases: exactly what was approved to leave."""

from tankar.content.models.comments import Comment, Presence
from tankar.content.models.items import Item, ItemChannel, Shape
from tankar.content.models.languages import ChannelText, LanguageVersion
from tankar.content.models.media import Image, ImageDescription
from tankar.content.models.previews import PreviewLink
from tankar.content.models.releases import Release
from tankar.content.models.reviews import Review
from tankar.content.models.revisions import Revision

__all__ = [
    "ChannelText",
    "Comment",
    "Image",
    "ImageDescription",
    "Item",
    "ItemChannel",
    "LanguageVersion",
    "Presence",
    "PreviewLink",
    "Release",
    "Review",
    "Revision",
    "Shape",
]
