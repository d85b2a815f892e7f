"""What is stored: pictures, videos, captions; by the SHA-256 of their bytes, without place and time."""

from tankar.content.media.pictures import Crop, cut, take_in
from tankar.content.media.store import VARIANTS, Stored, open_original, open_variant, size_of

__all__ = ["VARIANTS", "Crop", "Stored", "cut", "open_original", "open_variant", "size_of", "take_in"]
