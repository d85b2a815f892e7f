"""An item with several pictures: kept apart, in their order, each for its own language, each told by its number."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tankar.channels.models import Channel
from tankar.content.actions.attach_image import attach_image
from tankar.content.actions.copy_item import copy_item
from tankar.content.actions.media.arrange import arrange, moved
from tankar.content.actions.release_item import release_item
from tankar.content.actions.save_item import save_item
from tankar.content.changes import Changes, MediaChange
from tankar.content.composition import Picture, Way, posts_for
from tankar.content.draft import draft_of
from tankar.content.errors import TooManyMedia
from tankar.content.media import take_in
from tankar.content.models import MOST_MEDIA, Item, Release
from tankar.content.problems import problems_of
from tankar.content.releases import reading as releases
from tankar.content.testing.making import described, make_item, picture_bytes, ready_item, uploaded
from tankar.organisation.models import Person, new_public_id
from tankar.organisation.testing.people import SignedIn
from tankar.work import clock as work_clock

TEXTS = {"sv": "God morgon", "fi": "Hyvää huomenta"}
PHOTO = Picture("a" * 64, "image/jpeg", {"sv": "En dörr", "fi": "Ovi"})
POSTER = replace(PHOTO, sha256="b" * 64, language="sv", descriptions={"sv": "Affisch"})
JULISTE = replace(PHOTO, sha256="c" * 64, language="fi", descriptions={"fi": "Juliste"})


def picture(number: int) -> bytes:
    return picture_bytes(size=(60 + number, 40))


def with_pictures(person: Person, item: Item, count: int) -> Item:
    for number in range(count):
        medium = attach_image(person, item, take_in(uploaded(picture(number))), "Eget foto")
        item.refresh_from_db()
        item = save_item(person, item, item.revision, described(medium, f"Dörr {number}", f"Ovi {number}"))
    return item


def ids(item: Item) -> list[str]:
    return [one.public_id for one in draft_of(item).media]


def test_a_poster_goes_with_the_text_in_its_language() -> None:
    first, second = posts_for(Way(("sv", "fi"), together=False), TEXTS, [PHOTO, POSTER, JULISTE])
    assert [one.sha256[0] for one in first.pictures] == ["a", "b"]
    assert [one.sha256[0] for one in second.pictures] == ["a", "c"]


def test_in_a_common_post_each_poster_is_described_in_its_own_language() -> None:
    (post,) = posts_for(Way(("sv", "fi"), together=True), TEXTS, [POSTER, JULISTE])
    assert [words for _picture, words in post.described] == ["Affisch", "Juliste"]


def test_pictures_are_put_in_another_order_and_only_then_is_there_a_new_revision(
    aino: Person, instagram: Channel
) -> None:
    item = with_pictures(aino, make_item(aino, instagram), 3)
    first, second, third = ids(item)
    after = arrange(aino, item, moved(item, third, -1))
    assert ids(after) == [first, third, second]
    assert arrange(aino, after, [first, third, second]).revision == after.revision
    assert ids(arrange(aino, after, ["nobody", second])) == [second, first, third]
    assert moved(after, "nobody", 1) == [second, first, third]


def test_the_first_picture_cannot_come_earlier(aino: Person, instagram: Channel) -> None:
    item = with_pictures(aino, make_item(aino, instagram), 2)
    assert moved(item, ids(item)[0], -1) == ids(item)


def test_the_eleventh_picture_is_not_taken(aino: Person, instagram: Channel) -> None:
    item = make_item(aino, instagram)
    for number in range(MOST_MEDIA):
        attach_image(aino, item, take_in(uploaded(picture(number))), "")
    stored = take_in(uploaded(picture(MOST_MEDIA)))
    with pytest.raises(TooManyMedia):
        attach_image(aino, item, stored, "")
    assert item.media.count() == MOST_MEDIA


def test_a_hundred_pictures_at_once_keep_ten_and_say_so_in_one_sentence(
    as_person: SignedIn, aino: Person, instagram: Channel
) -> None:
    browser = as_person(aino)
    where = reverse("content:write", args=[new_public_id()])
    files = [uploaded(picture(number), f"IMG_{number:04}.jpg") for number in range(100)]
    sent = {"text-sv": "Alla bilder", "channels_shown": "1", "channels": instagram.public_id}
    answer = browser.post(where, {**sent, "picture": files})
    assert answer.status_code == 422
    (told,) = answer.context["refusals"]
    assert "90" in told
    item = Item.objects.get()
    assert item.media.count() == MOST_MEDIA
    assert draft_of(item).texts["sv"] == "Alla bilder"


def test_of_several_files_the_good_ones_are_kept_and_the_others_named(
    as_person: SignedIn, aino: Person, instagram: Channel
) -> None:
    browser = as_person(aino)
    item = make_item(aino, instagram)
    files = [
        uploaded(picture(1), "ovi.jpg"),
        uploaded(picture(1), "samma-ovi.jpg"),
        uploaded(b"%PDF-1.7", "program.pdf"),
        uploaded(b"\x00\x00\x00\x18ftypheic" + bytes(100), "IMG_1.heic"),
        uploaded(picture(2), "dörr.jpg"),
    ]
    told = browser.post(reverse("content:attach", args=[item.public_id]), {"picture": files}).json()
    assert [one.partition(":")[0] for one in told["refusals"]] == [
        "samma-ovi.jpg",
        "program.pdf",
        "IMG_1.heic",
    ]
    assert len(told["cards"]) == 2
    assert item.media.count() == 2


def test_what_is_said_of_one_picture_is_not_said_of_the_other(aino: Person, instagram: Channel) -> None:
    item = with_pictures(aino, make_item(aino, instagram), 2)
    first, second = draft_of(item).media
    said = MediaChange(people="crowd", language="fi", leave_until="2026-12-24", source="Lars")
    item = save_item(aino, item, item.revision, Changes(media={first.public_id: said}))
    changed, same = draft_of(item).media
    assert (changed.people, changed.language, changed.source) == ("crowd", "fi", "Lars")
    assert str(changed.leave_until) == "2026-12-24"
    assert same == second


def test_of_several_pictures_a_problem_says_which(aino: Person, instagram: Channel) -> None:
    item = with_pictures(aino, ready_item(aino, instagram), 2)
    second = ids(item)[1]
    silent = Changes(media={second: MediaChange(descriptions={"fi": ""})})
    draft = draft_of(save_item(aino, item, item.revision, silent))
    with translation.override("en"):
        (problem,) = problems_of(draft)
    assert problem.where == f"description-fi-{second}"
    assert problem.sentence.startswith("Picture 2: The picture has no description in Finnish.")


def test_a_channel_that_takes_fewer_says_so(aino: Person, instagram: Channel) -> None:
    draft = draft_of(with_pictures(aino, ready_item(aino, instagram), 2))
    chosen = draft.channels[0]
    narrow = replace(draft, channels=(replace(chosen, limits=replace(chosen.limits, media=1)),))
    assert [problem.code for problem in problems_of(narrow)] == ["too_many_pictures"]


def test_a_release_of_the_first_format_is_still_read(aino: Person, instagram: Channel) -> None:
    item = with_pictures(aino, ready_item(aino, instagram), 1)
    release = release_item(aino, item, item.revision, work_clock.now())
    laid_out = json.loads(release.canonical)
    laid_out["format"] = 1
    for post in laid_out["channels"][instagram.public_id]:
        (new,) = post["media"]
        old = ("sha256", "content_type", "description", "descriptions")
        post["media"] = [{name: new[name] for name in old} | {"crop": None}]
    (post,) = releases.posts_of(Release(canonical=json.dumps(laid_out)))[instagram.public_id]
    ((read, words),) = post.described
    assert words == "Ovi 0 / Dörr 0"
    assert (read.leaves, read.crop, read.width) == (new["sha256"], None, 0)


def test_a_new_order_is_kept_without_any_words(as_person: SignedIn, aino: Person, instagram: Channel) -> None:
    item = with_pictures(aino, make_item(aino, instagram, swedish="Hej"), 2)
    first, second = ids(item)
    browser: Client = as_person(aino)
    told = browser.post(
        reverse("content:attach", args=[item.public_id]), {"order": f"{second},{first}"}
    ).json()
    assert ids(item) == [second, first]
    assert told["revision"] == item.revision + 1
    assert draft_of(item).texts["sv"] == "Hej"


def test_a_copy_has_the_pictures_and_asks_about_people_anew(aino: Person, instagram: Channel) -> None:
    item = with_pictures(aino, ready_item(aino, instagram), 2)
    before, after = draft_of(item).media, draft_of(copy_item(aino, item)).media
    assert [one.sha256 for one in after] == [one.sha256 for one in before]
    assert [one.descriptions for one in after] == [one.descriptions for one in before]
    assert [(one.people, one.source) for one in after] == [("", "Eget foto")] * 2
