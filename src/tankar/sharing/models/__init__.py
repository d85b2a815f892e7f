"""What is shared, who reads about it in a program of their own, whom one may ask, and what partners are called."""

from tankar.sharing.models.experts import ExpertProfile
from tankar.sharing.models.kits import Kit, KitPicture
from tankar.sharing.models.partners import Partner, PartnerHandle
from tankar.sharing.models.wishes import Wish

__all__ = ["ExpertProfile", "Kit", "KitPicture", "Partner", "PartnerHandle", "Wish"]
