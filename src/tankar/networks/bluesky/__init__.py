"""Bluesky, over the AT Protocol of any server of its network."""

from tankar.networks.contract import Network

from .conversing import Conversations
from .facts import LIMITS, LOOK, SAYINGS, SHARE, TITLE
from .measuring import Counts
from .posting import Posts
from .signing_in import AppPasswordSignIn

NETWORK = Network(
    id="bluesky",
    title=TITLE,
    limits=LIMITS,
    publishes=Posts(),
    converses=Conversations(),
    measures=Counts(),
    signs_in=AppPasswordSignIn(),
    failures=SAYINGS,
    look=LOOK,
    ids_are_global=True,
    practice_path="/bluesky",
    share=SHARE,
)

__all__ = ["NETWORK"]
