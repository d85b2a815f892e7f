"""Facebook Pages, over the Graph API."""

from tankar.networks.contract import Network

from .conversing import Conversations
from .facts import LIMITS, LOOK, SHARE, TITLE
from .measuring import Figures
from .posting import Posts
from .receiving import Calls
from .signing_in import PageSignIn

NETWORK = Network(
    id="facebook",
    title=TITLE,
    limits=LIMITS,
    publishes=Posts(),
    converses=Conversations(),
    measures=Figures(),
    receives=Calls(),
    signs_in=PageSignIn(),
    look=LOOK,
    ids_are_global=True,
    practice_path="/facebook",
    share=SHARE,
)

__all__ = ["NETWORK"]
