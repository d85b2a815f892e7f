from tankar.networks import bluesky
from tankar.networks.testing.contract import PublishingContract
from tankar.networks.testing.server import FakeServer

from . import karleby


class TestBluesky(PublishingContract):
    network = bluesky.NETWORK
    folder = karleby.FOLDER
    credentials = karleby.CREDENTIALS
    outgoing = karleby.SNOW
    commit_route = karleby.COMMIT

    def server(self) -> FakeServer:
        return karleby.server()

    def server_that_has_it(self) -> FakeServer:
        return karleby.server(record=karleby.answer("record__ours"))

    def server_that_says_nothing_certain(self) -> FakeServer:
        return karleby.server(record=karleby.answer("record__another"))
