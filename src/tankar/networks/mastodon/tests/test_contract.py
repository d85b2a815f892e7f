from dataclasses import replace

from tankar.networks import mastodon
from tankar.networks.testing.contract import PublishingContract, Variant
from tankar.networks.testing.server import FakeServer

from . import karleby


class TestMastodon(PublishingContract):
    network = mastodon.NETWORK
    folder = karleby.FOLDER
    credentials = karleby.CREDENTIALS
    outgoing = karleby.SNOW
    commit_route = karleby.COMMIT
    variants = {
        "a link": Variant.at(replace(karleby.SNOW, link="https://karleby.example/sno"), karleby.COMMIT),
        "four pictures": Variant.at(replace(karleby.SNOW, media=(karleby.PICTURE,) * 4), karleby.COMMIT),
        "a video": Variant.at(
            replace(karleby.SNOW, media=(replace(karleby.PICTURE, content_type="video/mp4"),)),
            karleby.COMMIT,
        ),
    }

    def server(self) -> FakeServer:
        return karleby.server()

    def server_that_has_it(self) -> FakeServer:
        return karleby.server(since="statuses__ours")

    def server_that_says_nothing_certain(self) -> FakeServer:
        return karleby.server(since="statuses__from_another_application", source="source__ours")
