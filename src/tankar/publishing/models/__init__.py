"""What leaves, and what stands on the networks."""

from __future__ import annotations

from tankar.publishing.models.delivery import MAKES, Attempt, Delivery, DeliveryFile, Freeze, Step
from tankar.publishing.models.own_post import OwnPost
from tankar.publishing.models.takedown import TakeDown

__all__ = ["MAKES", "Attempt", "Delivery", "DeliveryFile", "Freeze", "OwnPost", "Step", "TakeDown"]
