from tankar.networks import mastodon
from tankar.networks.testing.contract import PublishingContract
from tankar.networks.testing.server import FakeServer

from . import karleby


class TestMastodon(PublishingContract):
    network = mastodon.NETWORK
    folder = karleby.FOLDER
    credentials = karleby.CREDENTIALS
    outgoing = karleby.SNOW
    commit_route = karleby.COMMIT

    def server(self) -> FakeServer:
        return karleby.server()

    def server_that_has_it(self) -> FakeServer:
        return karleby.server(since="statuses__ours")

    def server_that_says_nothing_certain(self) -> FakeServer:
        return karleby.server(since="statuses__from_another_application", source="source__ours")
