"""Items as people write them, and releases: exactly what was approved to leave."""

from tankar.content.models.brand import Brand, BrandFile, UnitHashtags
from tankar.content.models.comments import Comment, Presence
from tankar.content.models.items import Item, ItemChannel, Shape
from tankar.content.models.languages import ChannelText, LanguageVersion
from tankar.content.models.leaves import Leave
from tankar.content.models.links import LinkedPage
from tankar.content.models.media import (
    MOST_MEDIA,
    Asset,
    AssetDescription,
    Captions,
    CoverCut,
    Medium,
    MediumDescription,
    Upload,
)
from tankar.content.models.orders import TranslationOrder
from tankar.content.models.outstanding import Outstanding
from tankar.content.models.passing import KeptFinding, PassedFinding
from tankar.content.models.previews import PreviewLink
from tankar.content.models.proposals import Proposal, ProposalPicture, ProposalQuestion
from tankar.content.models.releases import Release
from tankar.content.models.reviews import Review
from tankar.content.models.revisions import Revision
from tankar.content.models.templates import Template
from tankar.content.models.words import WordsDraft, WordsVersion

__all__ = [
    "MOST_MEDIA",
    "Asset",
    "AssetDescription",
    "Brand",
    "BrandFile",
    "Captions",
    "ChannelText",
    "Comment",
    "CoverCut",
    "Item",
    "ItemChannel",
    "KeptFinding",
    "LanguageVersion",
    "Leave",
    "LinkedPage",
    "Medium",
    "MediumDescription",
    "Outstanding",
    "PassedFinding",
    "Presence",
    "PreviewLink",
    "Proposal",
    "ProposalPicture",
    "ProposalQuestion",
    "Release",
    "Review",
    "Revision",
    "Shape",
    "Template",
    "TranslationOrder",
    "UnitHashtags",
    "Upload",
    "WordsDraft",
    "WordsVersion",
]
