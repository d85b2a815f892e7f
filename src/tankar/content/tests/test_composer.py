"""The composer's page: one order, one button, previews from the networks' own facts, shapes that travel."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.urls import reverse

from tankar.channels.models import Channel, ChannelEntry
from tankar.content.actions.copy_item import copy_item
from tankar.content.actions.release_item import release_item
from tankar.content.actions.save_item import save_item
from tankar.content.changes import Changes
from tankar.content.composition import Picture, Post, Way, posts_for
from tankar.content.draft import draft_of
from tankar.content.models import Item
from tankar.content.releases.reading import posts_of
from tankar.content.testing.making import make_channel, make_item, ready_item, with_picture
from tankar.content.views.previewing import shown_post
from tankar.networks.contract import Look
from tankar.organisation.models import Person, Unit
from tankar.organisation.testing.people import SignedIn
from tankar.work import clock as work_clock

IN_ORDER = (
    "channels",
    "picture",
    "texts",
    "ways",
    "findings-title",
    "previews",
    "when",
    "details",
    "composer-acts",
)
WORDS = "Läsesalen är stängd. Se https://www.karleby.fi/bibliotek. #KarlebyBibliotek"


def post(*pictures: Picture, text: str = WORDS, shape: str = "post", link: str = "") -> Post:
    return posts_for(Way(("sv",), together=False), {"sv": text}, pictures, shape, link)[0]


def picture(width: int = 1600, height: int = 1200, **more: Any) -> Picture:
    return Picture(
        "a" * 64, "image/jpeg", {"sv": "En dörr"}, width=width, height=height, public_id="x", **more
    )


def test_a_post_folds_between_two_words_where_its_network_folds() -> None:
    part = shown_post(post(text="Ett två tre fyra"), Look(fold=9)).parts[0]
    assert ["".join(piece.text for piece in some) for some in (part.seen, part.folded)] == [
        "Ett två",
        " tre fyra",
    ]
    assert not shown_post(post(text="Ett två tre fyra"), Look()).folds


def test_the_second_language_lies_behind_the_fold_that_the_first_one_fills() -> None:
    both = posts_for(Way(("fi", "sv"), together=True), {"fi": "Suljettu tänään", "sv": "Stängt i dag"})[0]
    finnish, swedish = shown_post(both, Look(fold=15)).parts
    assert not finnish.folded
    assert not swedish.seen
    assert "".join(piece.text for piece in swedish.folded) == "Stängt i dag"


def test_hashtags_and_addresses_are_marked_only_where_the_network_marks_them() -> None:
    def kinds(look: Look) -> list[tuple[str, str]]:
        return [(p.kind, p.text) for p in shown_post(post(), look).parts[0].seen if p.kind]

    address = ("link", "https://www.karleby.fi/bibliotek")
    assert kinds(Look()) == [address, ("tag", "#KarlebyBibliotek")]
    assert kinds(Look(hashtags=False)) == [address]


@pytest.mark.parametrize(
    ("size", "frame"),
    [((1600, 1200), (1600, 1200)), ((1000, 3000), (800, 1000)), ((3000, 1000), (1910, 1000))],
)
def test_a_picture_is_cut_to_what_the_network_allows(size: tuple[int, int], frame: tuple[int, int]) -> None:
    shown = shown_post(post(picture(*size)), Look(narrowest=0.8, widest=1.91)).frames[0]
    assert (shown.width, shown.height) == frame
    assert shown.is_cut == (size != frame)


def test_many_pictures_stand_in_a_grid_of_four_or_one_after_the_other() -> None:
    many = post(*[picture()] * 7)
    grid, row = shown_post(many, Look()), shown_post(many, Look(media_first=True))
    assert ([one.more for one in grid.frames], grid.carousel) == ([0, 0, 0, 3], False)
    assert (len(row.frames), row.carousel) == (7, True)


def test_an_address_becomes_a_card_where_no_picture_takes_its_place() -> None:
    card = shown_post(post(), Look(link_card=True)).card
    assert card is not None
    assert (card.host, card.path) == ("karleby.fi", "/bibliotek")
    assert shown_post(post(), Look()).card is None
    assert shown_post(post(picture()), Look(link_card=True)).card is None
    assert shown_post(post(text="Hej", link="https://[broken"), Look(link_card=True)).card is None


def test_a_story_is_one_upright_frame() -> None:
    story = shown_post(post(picture(), picture(), shape="story"), Look(media_first=True, narrowest=0.8))
    assert [(one.width, one.height) for one in story.frames] == [(9, 16)]
    assert story.is_upright
    assert not story.carousel


def test_the_page_on_the_website_is_the_card_of_words_without_an_address() -> None:
    assert post(text="Hej", link="https://karleby.fi/a").link == "https://karleby.fi/a"
    assert post(link="https://karleby.fi/a").link == "https://www.karleby.fi/bibliotek"


@pytest.fixture
def upright(instagram: Channel) -> Channel:
    """Its network has stories and reels."""
    Channel.objects.filter(pk=instagram.pk).update(network="instagram")
    instagram.refresh_from_db()
    return instagram


def choose(person: Person, item: Item, channel: Channel, shape: str) -> Item:
    return save_item(person, item, item.revision, Changes(shapes={channel.public_id: shape}))


@pytest.mark.django_db
def test_a_shape_is_kept_copied_and_released(aino: Person, upright: Channel) -> None:
    item = choose(aino, with_picture(aino, ready_item(aino, upright)), upright, "story")
    assert draft_of(item).channels[0].shape == "story"
    assert draft_of(copy_item(aino, item)).channels[0].shape == "story"
    release = release_item(aino, item, item.revision, work_clock.now())
    assert json.loads(release.canonical)["channels"][upright.public_id][0]["shape"] == "story"
    assert [one.shape for one in posts_of(release)[upright.public_id]] == ["story"]


@pytest.mark.django_db
def test_a_shape_the_network_does_not_have_is_passed_over(aino: Person, instagram: Channel) -> None:
    Channel.objects.filter(pk=instagram.pk).update(network="feed")
    item = make_item(aino, instagram, swedish="Hej")
    assert draft_of(choose(aino, item, instagram, "reel")).channels[0].shape == "post"


@pytest.mark.django_db
def test_the_page_stands_in_the_order_of_the_work(
    as_person: SignedIn, aino: Person, instagram: Channel
) -> None:
    item = ready_item(aino, instagram)
    page = as_person(aino).get(reverse("content:write", args=[item.public_id])).content.decode()
    at = [page.index(f'id="{name}"') for name in IN_ORDER]
    assert at == sorted(at)
    assert page.count('class="ds-button act-now"') == 1


@pytest.mark.django_db
def test_what_the_writer_chose_for_the_last_step_is_not_put_in_anew_at_every_save(
    as_person: SignedIn, aino: Person, instagram: Channel, city: Channel
) -> None:
    item = ready_item(aino, instagram)
    browser = as_person(aino)
    page = browser.get(reverse("content:write", args=[item.public_id])).context
    look = reverse("content:look", args=[item.public_id])
    shown = {name: page[name] for name in ("ways_shown", "languages_shown", "when_shown")}
    assert 'name="when"' not in browser.get(look, shown).content.decode()
    assert 'name="when"' in browser.get(look, {**shown, "when_shown": "another"}).content.decode()


@pytest.mark.django_db
def test_target_group_and_aim_come_from_the_channels_and_are_not_stored(
    as_person: SignedIn, aino: Person, instagram: Channel
) -> None:
    ChannelEntry.objects.update_or_create(
        channel=instagram, defaults={"target_group": "Biblioteksbesökare", "aim": "Fler lån."}
    )
    item = ready_item(aino, instagram)
    page = as_person(aino).get(reverse("content:write", args=[item.public_id]))
    assert page.context["planned_for"] == {"target_group": "Biblioteksbesökare", "aim": "Fler lån"}
    assert 'placeholder="Biblioteksbesökare"' in page.content.decode()
    details = draft_of(Item.objects.get()).details
    assert (details.target_group, details.aim) == ("", "")


LONG = "a" * 65_001


def test_a_text_longer_than_is_kept_is_not_saved_and_comes_back_whole(
    aino: Person, instagram: Channel, as_person: SignedIn
) -> None:
    item = ready_item(aino, instagram)
    browser = as_person(aino)
    form = {"text-sv": LONG, "revision": str(item.revision)}
    shown = browser.post(reverse("content:write", args=[item.public_id]), form)
    assert shown.status_code == 422
    assert LONG in shown.content.decode()
    assert "65\u00a0000" in shown.content.decode()
    assert browser.post(reverse("content:save", args=[item.public_id]), form).status_code == 422
    item.refresh_from_db()
    assert draft_of(item).texts["sv"] == "Läsesalen är stängd i dag."


def test_whatever_button_was_pressed_a_text_too_long_leads_back_to_the_composer_with_every_word(
    aino: Person, instagram: Channel, as_person: SignedIn
) -> None:
    item = ready_item(aino, instagram)
    own = f"own-sv-{instagram.public_id}"
    form = {
        "channels_shown": "1",
        "channels": instagram.public_id,
        "when": "now",
        own: LONG,
        "text-sv": "Kort",
    }
    form["revision"] = str(item.revision)
    browser = as_person(aino)
    for button in ("publishing:publish", "content:ask_review"):
        answer = browser.post(reverse(button, args=[item.public_id]), form)
        assert (answer.status_code, answer["Location"]) == (
            307,
            reverse("content:write", args=[item.public_id]),
        )
    shown = browser.post(answer["Location"], form).content.decode()
    assert LONG in shown
    assert "Kort</textarea>" in shown


def test_a_new_text_that_is_too_long_comes_back_too(
    aino: Person, instagram: Channel, as_person: SignedIn
) -> None:
    address = reverse("content:write", args=["k" * 16])
    shown = as_person(aino).post(address, {"text-fi": LONG, "revision": "0"})
    assert shown.status_code == 422
    assert LONG in shown.content.decode()
    assert not Item.objects.exists()


def test_a_text_of_just_the_right_length_is_kept(
    aino: Person, instagram: Channel, as_person: SignedIn
) -> None:
    address = reverse("content:save", args=["k" * 16])
    assert as_person(aino).post(address, {"text-fi": LONG[1:], "revision": "0"}).status_code == 200


@pytest.mark.parametrize(("number", "searched"), [(8, False), (9, True)])
def test_many_channels_are_grouped_and_searched_with_the_chosen_first(
    aino: Person, library: Unit, as_person: SignedIn, number: int, searched: bool
) -> None:
    channels = [make_channel(f"Kanal {one}", library, aino, is_common=one == 1) for one in range(number)]
    item = ready_item(aino, channels[3])
    shown = as_person(aino).get(reverse("content:write", args=[item.public_id]))
    html = shown.content.decode()
    assert ("data-channel-search" in html) is searched
    assert html.count('name="channels" value=') == number
    if searched:
        first = html.index(channels[3].public_id)
        assert first < html.index(channels[1].public_id) < html.index(channels[0].public_id)
        assert [len(some) for _name, some in shown.context["groups"]] == [1, 7]
