"""Whose address is this? What the networks' addresses say, whichever way they are written.

    canonical(url)     the account an address leads to, the same for all its spellings
    imitated(url)      the address this one could be taken for, when its server only looks like a network's
    look_alike(a, b)   whether one name could be taken for another

Pure and quick; asks no server, so it knows what an address says and not whether anybody is there.
"""

from .address import Address
from .imitation import imitated
from .likeness import look_alike, skeleton
from .spelling import canonical

__all__ = ["Address", "canonical", "imitated", "look_alike", "skeleton"]
