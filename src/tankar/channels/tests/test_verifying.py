"""One address in, one sentence out: the six accounts in all spellings, what resembles them, and strangers."""

from __future__ import annotations

import datetime as dt
import time
from typing import Any

import pytest
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tankar.channels.models import Channel, ChannelEntry
from tankar.channels.testing.accounts import SIX, a_listed, the_six
from tankar.channels.testing.sample import a_channel
from tankar.channels.verify.verifying import Judged, verify

SPELLINGS: dict[str, str] = {
    "facebook": """
        https://www.facebook.com/Kokkolankaupunki  http://facebook.com/kokkolankaupunki/  facebook.com/KOKKOLANKAUPUNKI
        https://m.facebook.com/Kokkolankaupunki/?locale=sv_FI  https://mobile.facebook.com/Kokkolankaupunki
        https://fi-fi.facebook.com/Kokkolankaupunki  https://sv-se.facebook.com/Kokkolankaupunki#
        https://www.facebook.com/%4Bokkolankaupunki  https://fb.com/Kokkolankaupunki  WWW.FACEBOOK.COM/Kokkolankaupunki
        https://www.facebook.com/Kokkolankaupunki/posts/123456789  https://www.facebook.com/Kokkolankaupunki?fbclid=x
        https://www.facebook.com/Kokkolankaupunki/photos/  https://web.facebook.com/Kokkolankaupunki""",
    "instagram": """
        https://www.instagram.com/kokkolakarleby/  instagram.com/KokkolaKarleby  https://m.instagram.com/kokkolakarleby
        https://www.instagram.com/kokkolakarleby/?hl=fi  https://instagram.com/kokkolakarleby/reels/""",
    "x": """
        https://twitter.com/KokkolaKarleby  https://x.com/kokkolakarleby  https://mobile.twitter.com/KokkolaKarleby
        https://www.x.com/KokkolaKarleby/  https://x.com/KokkolaKarleby/status/1700000000000000000?s=20
        http://www.twitter.com/KOKKOLAKARLEBY?lang=sv""",
    "linkedin": """
        https://www.linkedin.com/company/kokkolan-kaupunki-karleby-stad
        https://fi.linkedin.com/company/kokkolan-kaupunki-karleby-stad/
        linkedin.com/company/Kokkolan-Kaupunki-Karleby-Stad/posts/
        https://www.linkedin.com/company/kokkolan-kaupunki-karleby-stad?trk=public""",
    "youtube": """
        https://www.youtube.com/user/Kokkolankaupunki/  https://youtube.com/user/kokkolankaupunki
        https://m.youtube.com/user/Kokkolankaupunki/videos  http://www.youtube.com/user/Kokkolankaupunki?feature=x""",
    "tiktok": """
        https://www.tiktok.com/@kokkolakarleby?lang=fi-FI  https://tiktok.com/@KokkolaKarleby
        https://m.tiktok.com/@kokkolakarleby  https://www.tiktok.com/@kokkolakarleby/video/7300000000000000000""",
}
RESEMBLING = {
    "https://www.facebook.com/Kokko1ankaupunki": "facebook",
    "https://www.facebook.com/Kokkolankaupunkii": "facebook",
    "https://www.facebook.com/Kokkolankaupunki.official": "facebook",
    "https://www.facebook.com/Kоkkolankaupunki": "facebook",
    "https://faceb00k.com/Kokkolankaupunki": "facebook",
    "https://facebook.com@evil.example/Kokkolankaupunki": "facebook",
    "https://facebook.com.evil.example/Kokkolankaupunki": "facebook",
    "https://www.instagram.com/kokkola.karleby_": "instagram",
    "https://www.instagram.com/kokkolakarleby1": "instagram",
    "https://x.com/Kokko1aKarleby": "x",
    "https://www.tiktok.com/@kokkolakar1eby": "tiktok",
    "https://www.linkedin.com/company/kokkolan-kaupunki-karlebystad": "linkedin",
}
STRANGERS = (
    "https://www.facebook.com/helsinki",
    "https://www.instagram.com/ylivieskankaupunki",
    "https://x.com/someone",
    "https://www.youtube.com/watch?v=abcdefghijk",
    "https://www.kokkola.fi/",
    "https://example.com/kokkolankaupunki",
    "https://www.facebook.com/",
    "https://www.facebook.com/groups/kokkolankirppis",
    "kokkola.example",
)
HOSTILE = (
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "https://[::1",
    "http://user:pa ss@",
    "\x00\x00",
    "‮" + "https://facebook.com",
    "https://" + "a" * 5000,
    "%" * 500,
    "||||",
    "https://facebook.com/\r\nSet-Cookie: x=1",
    "';--",
    "https://xn--/",
    "http://127.0.0.1:99999/",
)


@pytest.fixture
def six(db: None, harbour: object, clock: Any) -> dict[str, Channel]:
    return the_six()


@pytest.mark.parametrize(
    ("key", "url"), [(key, url) for key, many in SPELLINGS.items() for url in many.split()]
)
def test_each_of_the_six_is_known_in_every_spelling(key: str, url: str, six: dict[str, Channel]) -> None:
    verdict = verify(url)
    assert verdict.judged == Judged.OFFICIAL, verdict.why
    assert verdict.channel == six[key]


@pytest.mark.parametrize(("url", "key"), RESEMBLING.items())
def test_what_resembles_is_told_with_the_citys_own_and_is_never_called_fake(
    url: str, key: str, six: dict[str, Channel]
) -> None:
    with override("en"):
        verdict = verify(url)
    assert verdict.judged == Judged.RESEMBLES, verdict.why
    assert (verdict.official, verdict.channel, verdict.resembles) == (False, None, six[key])
    assert verdict.why.startswith("No – this is not the city's. It resembles ")
    assert "fake" not in verdict.why


@pytest.mark.parametrize("url", STRANGERS)
def test_a_stranger_is_unknown_and_nothing_more(url: str, six: dict[str, Channel]) -> None:
    with override("en"):
        verdict = verify(url)
    assert verdict.why == "We do not know: the address is not in the city's register."
    assert (verdict.judged, verdict.official, verdict.resembles) == (Judged.UNKNOWN, False, None)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_input_gets_a_sentence_and_is_never_the_citys(text: str, six: dict[str, Channel]) -> None:
    verdict = verify(text)
    assert not verdict.official
    assert verdict.why


def test_what_is_not_in_the_public_register_is_not_shown_to_whoever_types_something_near_it(
    six: dict[str, Channel],
) -> None:
    url = next(iter(RESEMBLING))
    Channel.objects.update(is_listed=False)
    assert verify(url).judged == Judged.UNKNOWN


@pytest.mark.parametrize(
    "url", ["https://bit.ly/3abc", "t.co/xyz", "https://lnkd.in/abc", "https://fb.watch/abc/"]
)
def test_a_short_link_is_said_to_hide_its_target(url: str, six: dict[str, Channel]) -> None:
    with override("en"):
        verdict = verify(url)
    assert verdict.judged == Judged.HIDDEN
    assert "hides where it leads" in verdict.why


def test_an_address_that_passes_on_shows_where_to(six: dict[str, Channel]) -> None:
    with override("en"):
        verdict = verify("https://www.google.com/url?q=https://kokkola.evil.example/")
    assert verdict.judged == Judged.HIDDEN
    assert verdict.why.endswith("Paste that one instead: https://kokkola.evil.example/")


def test_the_sentence_says_who_runs_it_and_when_it_is_answered(six: dict[str, Channel]) -> None:
    ChannelEntry.objects.create(
        channel=six["facebook"],
        answered="weekdays",
        answered_from=dt.time(10),
        answered_to=dt.time(16),
    )
    with override("sv"):
        said = verify(SIX["facebook"]).why
    assert said == "Ja – det här är stadens: sköts av Kommunikationsenheten, besvaras vardagar 10–16."


def test_a_paused_and_a_closed_account_are_still_the_citys(six: dict[str, Channel], clock: Any) -> None:
    Channel.objects.filter(pk=six["x"].pk).update(is_paused=True)
    Channel.objects.filter(pk=six["tiktok"].pk).update(closes_on=dt.date(2026, 11, 1))
    with override("en"):
        paused, closed = verify(SIX["x"]), verify(SIX["tiktok"])
    assert paused.official
    assert paused.why.endswith("It is paused just now.")
    assert closed.official
    assert closed.why.endswith("It is no longer in use since Sunday 1 November 2026.")


def test_a_link_to_a_post_asks_to_look_at_its_name(six: dict[str, Channel]) -> None:
    with override("en"):
        said = verify("https://x.com/KokkolaKarleby/status/1700000000000000000").why
    assert said.endswith("Check that the post itself shows the account's name.")


def test_the_networks_permanent_number_is_known_too(db: None, harbour: object, clock: Any) -> None:
    page = a_channel("Staden", kind="connected", network="facebook", account_id="100064000000001", handle="x")
    verdict = verify("https://www.facebook.com/profile.php?id=100064000000001")
    assert verdict.channel == page


def test_the_citys_own_feed_is_the_citys_and_another_port_is_not(
    db: None, harbour: object, clock: Any
) -> None:
    feed = a_channel("Flödet", "communications", kind="own", network="feed")
    assert verify("http://localhost:8000/sv/feed/").channel == feed
    assert not verify("http://localhost:8123/feed/").official
    assert not verify("http://localhost:8000@evil.example/feed/").official


def test_two_thousand_channels_are_asked_before_anybody_notices(
    db: None, harbour: object, clock: Any
) -> None:
    first = a_listed("Enhet", "https://www.facebook.com/exempelenhet0")
    Channel.objects.bulk_create(
        Channel(
            kind="by_hand",
            network="by_hand",
            name_sv=f"Enhet {number}",
            owner_unit=first.owner_unit,
            url=f"https://www.facebook.com/exempelenhet{number}",
            address_key=f"facebook||exempelenhet{number}",
        )
        for number in range(1, 2000)
    )
    begun = time.process_time()
    assert verify("https://www.facebook.com/exempelenhet1999").official
    assert verify("https://www.facebook.com/nagotheltannat").judged == Judged.UNKNOWN
    assert time.process_time() - begun < 1.5


class TestAnything(TestCase):
    @settings(max_examples=60, deadline=None)
    @given(st.text(max_size=200))
    def test_any_text_at_all_gets_a_sentence(self, text: str) -> None:
        verdict = verify(text)
        assert not verdict.official
        assert verdict.why
