from tankar.networks import facebook
from tankar.networks.testing.contract import PublishingContract
from tankar.networks.testing.server import FakeServer

from . import karleby


class TestFacebook(PublishingContract):
    network = facebook.NETWORK
    folder = karleby.FOLDER
    credentials = karleby.CREDENTIALS
    outgoing = karleby.SNOW
    commit_route = karleby.COMMIT

    def server(self) -> FakeServer:
        return karleby.server()

    def server_that_has_it(self) -> FakeServer:
        return karleby.server(since="posts__ours")

    def server_that_says_nothing_certain(self) -> FakeServer:
        return karleby.server(since="posts__from_another_application")
