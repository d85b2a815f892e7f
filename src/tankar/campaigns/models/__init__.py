"""Campaigns, what communications says of them, and yearly frames."""

from tankar.campaigns.models.campaign import Campaign, CampaignQuerySet, Comment
from tankar.campaigns.models.frame import Frame, FrameQuerySet

__all__ = ["Campaign", "CampaignQuerySet", "Comment", "Frame", "FrameQuerySet"]
