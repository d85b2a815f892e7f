"""Links, hashtags and mentions, and where they stand in bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tankar.networks.bluesky.facets import facets, mentioned, pieces


def told(text: str) -> list[tuple[str, str]]:
    return [(piece.kind, text[piece.start : piece.end]) for piece in pieces(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hei Kokkola! kokkola.fi #tiedote", [("link", "kokkola.fi"), ("tag", "#tiedote")]),
        ("Läs https://www.karleby.fi/sv/a_(b)?x=1#y.", [("link", "https://www.karleby.fi/sv/a_(b)?x=1#y")]),
        ("(se karleby.fi/sno)", [("link", "karleby.fi/sno")]),
        ("”kokkola.fi”, sade hon", [("link", "kokkola.fi")]),
        ("#BredareHorisont, #Snö! #2026 # #a", [("tag", "#BredareHorisont"), ("tag", "#Snö"), ("tag", "#a")]),
        ("Tack @museet.bsky.social!", [("mention", "@museet.bsky.social")]),
        ("aino@kokkola.fi och @lars", []),
        ("@kaupunki@mastodon.example", []),
        ("Klockan 10.30, klo 9.15. Plogas", []),
        ("https://kokkola.fi/#snö", [("link", "https://kokkola.fi/#snö")]),
        ("a.fi-b c.firma", []),
        ("Öppet: öppet.fi", [("link", "öppet.fi")]),
        ("#", []),
        ("#️⃣ ett", []),
    ],
)
def test_what_is_a_link_a_mention_or_a_hashtag(text: str, found: list[tuple[str, str]]) -> None:
    assert told(text) == found


def test_places_are_told_in_bytes() -> None:
    (link, tag) = facets("Hei Kokkola! kokkola.fi #tiedote", lambda handle: None)
    assert link == {
        "index": {"byteStart": 13, "byteEnd": 23},
        "features": [{"$type": "app.bsky.richtext.facet#link", "uri": "https://kokkola.fi"}],
    }
    assert tag["index"] == {"byteStart": 24, "byteEnd": 32}
    (far,) = facets("Åäö 👨‍👩‍👧‍👦 #Snö", lambda handle: None)
    assert far["index"] == {"byteStart": 33, "byteEnd": 38}


def test_a_mention_names_who_it_is_and_each_is_asked_about_once() -> None:
    text = "@Aino.example @aino.example @lars.example"
    assert mentioned(text) == ["aino.example", "lars.example"]
    made = facets(text, {"aino.example": "did:plc:aino"}.get)
    assert [facet["features"] for facet in made] == [
        [{"$type": "app.bsky.richtext.facet#mention", "did": "did:plc:aino"}]
    ] * 2


@given(st.text(alphabet=st.sampled_from("aö #@./:()👨\u200dfi\n"), max_size=120))
def test_every_place_lies_within_the_text_and_none_over_another(text: str) -> None:
    raw = text.encode()
    last = 0
    for facet in facets(text, lambda handle: f"did:plc:{handle}"):
        index = facet["index"]
        assert isinstance(index, dict)
        assert last <= index["byteStart"] < index["byteEnd"] <= len(raw)
        raw[index["byteStart"] : index["byteEnd"]].decode()
        last = index["byteEnd"]


def test_a_hostile_text_is_read_quickly() -> None:
    assert pieces("a." * 20_000) is not None
    assert pieces("@a." * 20_000) is not None
    assert pieces("https://kokkola.fi/" + ")" * 3_000) is not None
