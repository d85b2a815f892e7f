from dataclasses import replace

from tankar.networks import bluesky
from tankar.networks.testing.contract import PublishingContract, Variant
from tankar.networks.testing.server import FakeServer

from . import karleby


class TestBluesky(PublishingContract):
    network = bluesky.NETWORK
    folder = karleby.FOLDER
    credentials = karleby.CREDENTIALS
    outgoing = karleby.SNOW
    commit_route = karleby.COMMIT
    variants = {
        "a link": Variant.at(replace(karleby.WORDS, link="https://karleby.example/sno"), karleby.COMMIT),
        "four pictures": Variant.at(replace(karleby.SNOW, media=(karleby.PICTURE,) * 4), karleby.COMMIT),
        "a video": Variant.at(karleby.FILM, karleby.COMMIT),
    }

    def server(self) -> FakeServer:
        return karleby.server()

    def server_that_has_it(self) -> FakeServer:
        return karleby.server(record=karleby.answer("record__ours"))

    def server_that_says_nothing_certain(self) -> FakeServer:
        return karleby.server(record=karleby.answer("record__another"))
