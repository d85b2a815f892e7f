"""Mastodon, client API 4.2 and later."""

from tankar.networks.contract import Network

from .conversing import Conversations
from .facts import FACTS
from .measuring import Counts
from .posting import Posts
from .signing_in import TokenSignIn

NETWORK = Network(
    id="mastodon",
    title=FACTS.title,
    limits=FACTS.limits,
    publishes=Posts(),
    converses=Conversations(),
    measures=Counts(),
    signs_in=TokenSignIn(),
    failures=FACTS.sayings,
    look=FACTS.look,
    share=FACTS.share,
)

__all__ = ["NETWORK"]
