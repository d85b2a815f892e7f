"""What is shared, and who reads about it in a program of their own."""

from tankar.sharing.models.kits import Kit, KitPicture
from tankar.sharing.models.wishes import Wish

__all__ = ["Kit", "KitPicture", "Wish"]
