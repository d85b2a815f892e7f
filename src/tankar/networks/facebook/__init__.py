"""Facebook Pages, over the Graph API."""

from tankar.networks.contract import Network

from .facts import LIMITS, LOOK, TITLE
from .posting import Posts
from .signing_in import PageSignIn

NETWORK = Network(
    id="facebook",
    title=TITLE,
    limits=LIMITS,
    publishes=Posts(),
    signs_in=PageSignIn(),
    look=LOOK,
    ids_are_global=True,
    practice_path="/facebook",
)

__all__ = ["NETWORK"]
