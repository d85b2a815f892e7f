from dataclasses import replace

from tankar.networks import facebook
from tankar.networks.testing.contract import PublishingContract, Variant
from tankar.networks.testing.server import FakeServer

from . import karleby


class TestFacebook(PublishingContract):
    network = facebook.NETWORK
    folder = karleby.FOLDER
    credentials = karleby.CREDENTIALS
    outgoing = karleby.SNOW
    commit_route = karleby.COMMIT
    variants = {
        "a link": Variant.at(replace(karleby.WORDS, link="https://karleby.example/sno"), karleby.COMMIT),
        "ten pictures": Variant.at(replace(karleby.SNOW, media=(karleby.PICTURE,) * 10), karleby.COMMIT),
        "a video": Variant.at(karleby.FILM, karleby.VIDEO),
        "a reel": Variant.at(karleby.REEL_POST, karleby.REEL, "finish"),
        "a story": Variant.at(karleby.STORY, karleby.PHOTO_STORY),
        "a video story": Variant.at(karleby.FILM_STORY, karleby.VIDEO_STORY, "finish"),
    }

    def server(self) -> FakeServer:
        return karleby.server()

    def server_that_has_it(self) -> FakeServer:
        return karleby.server(since="posts__ours")

    def server_that_says_nothing_certain(self) -> FakeServer:
        return karleby.server(since="posts__from_another_application")
