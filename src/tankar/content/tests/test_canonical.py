from __future__ import annotations

import json
import unicodedata
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tankar.content.composition import Picture, Post, Way, posts_for
from tankar.content.releases.canonical import canonical_json, hash_of, laid_out

TEXT = st.text(max_size=40)
PHOTO = Picture("a" * 64, "image/jpeg", {"sv": "En dörr", "fi": "Ovi"})


def posts(
    swedish: str = "Öppet i dag", finnish: str = "Avoinna tänään", photo: Picture = PHOTO
) -> list[Post]:
    return posts_for(Way(("sv", "fi"), together=True), {"sv": swedish, "fi": finnish}, [photo])


def fingerprint(*some: Post, category: str = "ordinary", channel: str = "abc") -> str:
    return hash_of(canonical_json(laid_out("item", category, {channel: some})))


def test_the_hash_is_known_and_stays() -> None:
    assert canonical_json({"b": [1, "å"], "a": None}) == '{"a":null,"b":[1,"å"]}'
    assert hash_of('{"a":null,"b":[1,"å"]}') == (
        "f580811b2d02132f036adbe1e65772061cd6264b03370d21428434bcc7097913"
    )


@given(TEXT, TEXT)
def test_two_spellings_of_one_text_are_one_release(swedish: str, finnish: str) -> None:
    apart = posts(unicodedata.normalize("NFD", swedish), unicodedata.normalize("NFD", finnish))
    together = posts(unicodedata.normalize("NFC", swedish), unicodedata.normalize("NFC", finnish))
    assert fingerprint(*apart) == fingerprint(*together)


@given(TEXT, TEXT)
def test_another_text_is_another_release(one: str, other: str) -> None:
    same = unicodedata.normalize("NFC", one.strip()) == unicodedata.normalize("NFC", other.strip())
    assert (fingerprint(*posts(one)) == fingerprint(*posts(other))) == same


@given(st.dictionaries(TEXT, st.one_of(TEXT, st.integers(), st.none(), st.lists(TEXT)), max_size=5))
def test_the_order_of_keys_does_not_matter_and_nothing_is_lost(data: dict[str, object]) -> None:
    backwards = dict(reversed(list(data.items())))
    if len({unicodedata.normalize("NFC", key) for key in data}) == len(data):
        assert canonical_json(data) == canonical_json(backwards)
    assert isinstance(json.loads(canonical_json(data)), dict)


def test_every_part_that_leaves_is_in_the_hash() -> None:
    (post,) = posts()
    hashes = {
        fingerprint(post),
        fingerprint(post, category="decision"),
        fingerprint(post, channel="def"),
        fingerprint(post, post),
        fingerprint(replace(post, languages=("fi", "sv"))),
        fingerprint(replace(post, text=post.text + " ")),
        fingerprint(replace(post, pictures=(PHOTO, replace(PHOTO, sha256="c" * 64)))),
        fingerprint(replace(post, pictures=(replace(PHOTO, crop=(0, 0, 10, 10), file="d" * 64),))),
        fingerprint(replace(post, pictures=(replace(PHOTO, language="sv"),))),
        fingerprint(replace(post, pictures=(replace(PHOTO, captions={"sv": "e" * 64}),))),
        fingerprint(replace(post, pictures=(replace(PHOTO, cover="e" * 64),))),
        fingerprint(replace(post, pictures=())),
        fingerprint(replace(post, pictures=(replace(PHOTO, sha256="b" * 64),))),
        fingerprint(replace(post, pictures=(replace(PHOTO, content_type="image/png"),))),
        fingerprint(replace(post, pictures=(replace(PHOTO, descriptions={"sv": "En port", "fi": "Ovi"}),))),
    }
    assert len(hashes) == 15


def test_links_are_found_where_they_end() -> None:
    (post,) = posts("Läs https://demo.example/a?b=1 och https://demo.example/c")
    links = laid_out("item", "ordinary", {"abc": [post]})["channels"]["abc"][0]["links"]
    assert links == ["https://demo.example/a?b=1", "https://demo.example/c"]
