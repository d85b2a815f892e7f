"""The addresses the city has, in the ways people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tankar.networks.addresses import Address, canonical, imitated, look_alike

FACEBOOK = Address("facebook", "handle", "kokkolankaupunki")
INSTAGRAM = Address("instagram", "handle", "kokkolakarleby")
X = Address("x", "handle", "kokkolakarleby")
LINKEDIN = Address("linkedin", "company", "kokkolan-kaupunki-karleby-stad")
YOUTUBE = Address("youtube", "handle", "kokkolankaupunki")
TIKTOK = Address("tiktok", "handle", "kokkolakarleby")
MASTODON = Address("mastodon", "handle", "kaupunki", server="kokkola.example")

SPELLINGS = [
    (
        FACEBOOK,
        """
        https://www.facebook.com/Kokkolankaupunki
        http://facebook.com/kokkolankaupunki/
        facebook.com/KOKKOLANKAUPUNKI
        //facebook.com/Kokkolankaupunki
        https:/facebook.com/Kokkolankaupunki
        https://m.facebook.com/Kokkolankaupunki/?locale=sv_FI
        https://mobile.facebook.com/Kokkolankaupunki
        https://fi-fi.facebook.com/Kokkolankaupunki
        https://sv-se.facebook.com/Kokkolankaupunki#
        https://m.sv-se.facebook.com/Kokkolankaupunki
        https://mbasic.facebook.com/Kokkolankaupunki?refsrc=deprecated&_rdr
        https://touch.facebook.com/kokkolankaupunki/about
        https://business.facebook.com/Kokkolankaupunki
        https://web.facebook.com/Kokkolankaupunki?_rdc=1&_rdr#
        HTTPS://WWW.FACEBOOK.COM/Kokkolankaupunki
        https://www.facebook.com:443/Kokkolankaupunki
        http://www.facebook.com:80/Kokkolankaupunki
        https://www.facebook.com./Kokkolankaupunki
        https://www.facebook.com//Kokkolankaupunki//
        https://www.facebook.com/Kokkolan.kaupunki
        https://www.facebook.com/pg/Kokkolankaupunki/posts/
        https://www.facebook.com/%4Bokkolankaupunki
        https://www.facebook.com/x/../Kokkolankaupunki
        https://www.facebook.com/#!/Kokkolankaupunki
        https://www.facebook.com\\Kokkolankaupunki
        https:\\\\www.facebook.com\\Kokkolankaupunki
        https://evil.example@www.facebook.com/Kokkolankaupunki
        https://ｆａｃｅｂｏｏｋ.com/Kokkolankaupunki
        https://fb.com/Kokkolankaupunki
        https://fb.me/Kokkolankaupunki
        https://m.me/Kokkolankaupunki
        https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.facebook.com%2FKokkolankaupunki&h=AT0
        (https://www.facebook.com/Kokkolankaupunki).
        "https://www.facebook.com/Kokkolankaupunki",
        """,
    ),
    (
        INSTAGRAM,
        """
        https://www.instagram.com/kokkolakarleby/
        instagram.com/KokkolaKarleby?igsh=abc
        https://instagr.am/kokkolakarleby
        https://m.instagram.com/kokkolakarleby/reels/
        https://www.instagram.com/_u/kokkolakarleby
        https://ig.me/m/kokkolakarleby
        """,
    ),
    (
        X,
        """
        https://twitter.com/KokkolaKarleby
        https://x.com/KokkolaKarleby
        https://mobile.twitter.com/kokkolakarleby?s=20
        https://www.x.com/kokkolakarleby/
        https://x.com/@KokkolaKarleby
        https://twitter.com/#!/KokkolaKarleby
        https://twitter.com/intent/user?screen_name=KokkolaKarleby
        https://twitter.com/KokkolaKarleby/with_replies
        """,
    ),
    (
        LINKEDIN,
        """
        https://www.linkedin.com/company/kokkolan-kaupunki-karleby-stad
        https://fi.linkedin.com/company/Kokkolan-Kaupunki-Karleby-Stad/
        https://linkedin.com/company/kokkolan-kaupunki-karleby-stad/posts/?feedView=all
        https://www.linkedin.com/mwlite/company/kokkolan-kaupunki-karleby-stad
        https://www.linkedin.com/company/kokkolan%2Dkaupunki-karleby-stad/about/
        """,
    ),
    (
        YOUTUBE,
        """
        https://www.youtube.com/user/Kokkolankaupunki/
        https://youtube.com/@Kokkolankaupunki
        https://m.youtube.com/c/kokkolankaupunki/videos
        https://www.youtube.com/Kokkolankaupunki
        https://www.youtube.com/@kokkolankaupunki/featured?si=1
        https://music.youtube.com/@kokkolankaupunki
        """,
    ),
    (
        TIKTOK,
        """
        https://www.tiktok.com/@kokkolakarleby?lang=fi-FI
        https://m.tiktok.com/@KokkolaKarleby
        tiktok.com/@kokkolakarleby/
        https://www.tiktok.com/%40kokkolakarleby
        """,
    ),
    (
        MASTODON,
        """
        https://kokkola.example/@kaupunki
        https://KOKKOLA.example/users/kaupunki
        https://other.example/@kaupunki@kokkola.example
        @kaupunki@kokkola.example
        """,
    ),
    (Address("bluesky", "handle", "kokkola.bsky.social"), "https://bsky.app/profile/Kokkola.bsky.social"),
    (
        Address("threads", "handle", "kokkola"),
        "https://www.threads.net/@kokkola https://threads.com/@Kokkola/",
    ),
    (Address("discord", "invite", "aBc1"), "https://discord.gg/aBc1 https://discordapp.com/invite/aBc1"),
    (Address("discord", "id", "1234567"), "https://discord.com/channels/1234567"),
    (
        Address("snapchat", "handle", "vinge"),
        "https://www.snapchat.com/add/Vinge https://snapchat.com/@vinge",
    ),
    (Address("whatsapp", "channel", "0029Va"), "https://whatsapp.com/channel/0029Va"),
    (
        Address("whatsapp", "number", "358401234567"),
        "https://wa.me/358401234567 https://api.whatsapp.com/send?phone=358401234567",
    ),
    (Address("whatsapp", "group", "Fx9"), "https://chat.whatsapp.com/Fx9"),
    (Address("telegram", "handle", "kokkola"), "https://t.me/kokkola https://telegram.me/s/Kokkola"),
    (Address("youtube", "channel", "UCabcDEF"), "https://www.youtube.com/channel/UCabcDEF/videos"),
    (Address("linkedin", "person", "aino-rautakoski"), "https://fi.linkedin.com/in/aino-rautakoski"),
    (Address("facebook", "group", "kokkola"), "https://www.facebook.com/groups/kokkola/"),
    (Address("web", "page", "nyheter", server="karleby.example"), "https://www.karleby.example/nyheter/"),
    (Address("web", "page", "", server="127.0.0.1:8001"), "http://127.0.0.1:8001"),
]
FACEBOOK_ID = Address("facebook", "id", "100064812345678")
IDS = """
    https://www.facebook.com/profile.php?id=100064812345678
    https://www.facebook.com/profile.php?sk=about&id=100064812345678
    https://www.facebook.com/100064812345678
    https://www.facebook.com/pages/Kokkolan-kaupunki/100064812345678
    https://www.facebook.com/pages/category/City/Kokkola-100064812345678/
    https://www.facebook.com/people/Kokkola/100064812345678/
    https://www.facebook.com/p/Kokkola-100064812345678/
    https://www.facebook.com/Kokkola-100064812345678/
"""
POSTS = [
    (FACEBOOK, "https://www.facebook.com/Kokkolankaupunki/posts/pfbid02abc"),
    (FACEBOOK, "https://m.facebook.com/Kokkolankaupunki/videos/1234567/?t=1"),
    (FACEBOOK, "https://www.facebook.com/Kokkolankaupunki/photos/a.1/2"),
    (FACEBOOK_ID, "https://www.facebook.com/permalink.php?story_fbid=12&id=100064812345678"),
    (FACEBOOK_ID, "https://m.facebook.com/story.php?story_fbid=12&id=100064812345678"),
    (FACEBOOK_ID, "https://www.facebook.com/stories/100064812345678/abc"),
    (FACEBOOK_ID, "https://www.facebook.com/100064812345678/posts/1"),
    (INSTAGRAM, "https://www.instagram.com/kokkolakarleby/p/Cabc/"),
    (INSTAGRAM, "https://www.instagram.com/kokkolakarleby/reel/Cabc/"),
    (INSTAGRAM, "https://www.instagram.com/stories/kokkolakarleby/314159/"),
    (X, "https://x.com/KokkolaKarleby/status/1445880548472328192?s=20"),
    (X, "https://twitter.com/KokkolaKarleby/statuses/1445880548472328192/photo/1"),
    (TIKTOK, "https://www.tiktok.com/@kokkolakarleby/video/7000000000000000000"),
    (MASTODON, "https://kokkola.example/@kaupunki/113500000000000300"),
    (
        Address("bluesky", "handle", "kokkola.bsky.social"),
        "https://bsky.app/profile/kokkola.bsky.social/post/3mg2xkq5ttk2a",
    ),
    (Address("telegram", "handle", "kokkola"), "https://t.me/kokkola/12"),
    (Address("threads", "handle", "kokkola"), "https://www.threads.net/@kokkola/post/Cabc"),
]
NAMELESS = """
    https://www.facebook.com/reel/123 https://www.facebook.com/watch/?v=123 https://www.facebook.com/share/p/abc/
    https://www.facebook.com/photo/?fbid=1&set=a.1 https://www.facebook.com/events/12345 https://fb.watch/abc/
    https://www.instagram.com/p/Cabc/ https://www.instagram.com/reel/Cabc/ https://www.instagram.com/stories/highlights/1/
    https://x.com/i/status/12345 https://youtu.be/abc https://www.youtube.com/watch?v=abc https://www.youtube.com/shorts/abc
    https://www.linkedin.com/feed/update/urn:li:activity:7/ https://www.linkedin.com/posts/kokkola_snow-activity-7
    https://vm.tiktok.com/ZM/
"""
NO_ACCOUNT = """
    https://www.facebook.com/ https://www.facebook.com/login.php https://www.facebook.com/hashtag/kokkola
    https://x.com/home https://x.com/search?q=kokkola https://t.co/abc https://lnkd.in/abc
    https://www.instagram.com/explore/ https://www.youtube.com/results?search_query=x https://www.tiktok.com/tag/kokkola
"""


@pytest.mark.parametrize(("account", "written"), SPELLINGS, ids=lambda value: getattr(value, "network", ""))
def test_an_account_is_the_same_however_its_address_is_written(account: Address, written: str) -> None:
    for url in written.split("\n" if "\n" in written else None):
        if url.strip():
            assert canonical(url.strip()) == account, url
            assert imitated(url.strip()) is None, url


def test_a_page_is_known_by_its_number_however_that_is_written() -> None:
    assert {canonical(url) for url in IDS.split()} == {FACEBOOK_ID}


@pytest.mark.parametrize(("account", "url"), POSTS, ids=lambda value: value if isinstance(value, str) else "")
def test_a_link_to_a_post_leads_to_its_account(account: Address, url: str) -> None:
    found = canonical(url)
    assert found is not None
    assert found.is_post
    assert found.same_account(account)


@pytest.mark.parametrize("url", NAMELESS.split())
def test_a_link_to_a_post_that_tells_no_account_says_so(url: str) -> None:
    found = canonical(url)
    assert found is not None
    assert found.is_post
    assert not found.names_an_account
    assert not found.same_account(found)


@pytest.mark.parametrize("url", NO_ACCOUNT.split())
def test_a_networks_own_pages_are_nobodys_account(url: str) -> None:
    found = canonical(url)
    assert found is not None
    assert (found.names_an_account, found.is_post) == (False, False)


@pytest.mark.parametrize(
    "url",
    [
        "https://facebook.com@evil.example/Kokkolankaupunki",
        "https://www.facebook.com%2FKokkolankaupunki@evil.example",
        "https://evil.example\\@www.facebook.com/Kokkolankaupunki",
        "https://evil.example#@www.facebook.com/Kokkolankaupunki",
        "https://evil.example?@www.facebook.com/Kokkolankaupunki",
        "https://facebook.com.evil.example/Kokkolankaupunki",
        "https://faceb00k.com/Kokkolankaupunki",
        "https://fаcebook.com/Kokkolankaupunki",
        "https://xn--fcebook-2fg.com/Kokkolankaupunki",
        "https://www.facebook.com:8443/Kokkolankaupunki",
        "https://evil.facebook.com/Kokkolankaupunki",
        "https://wwwfacebook.com/Kokkolankaupunki",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fevil.example%2FKokkolankaupunki",
        "https://www.facebook.com/Kokkolankaupunkl",
        "https://www.facebook.com/Kokkolan\u200bkaupunki",
        "https://www.facebook.com/Kokkolan%E2%80%8Bkaupunki",
        "https://www.facebook.com/Kоkkolankaupunki",
        "https://www.facebook.com/groups/Kokkolankaupunki",
        "https://www.facebook.com/evil/Kokkolankaupunki",
        "https://www.facebook.com/%2e%2e/evil",
        "https://www.facebook.com/evil?u=Kokkolankaupunki",
    ],
)
def test_what_leads_elsewhere_is_another_address(url: str) -> None:
    found = canonical(url)
    assert found is not None
    assert not found.same_account(FACEBOOK)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "Kokkola",
        "http://",
        "https:///",
        "javascript:alert(1)",
        "mailto:a@b.fi",
        "fb://profile/1",
        "data:text/html,x",
        "ftp://facebook.com/x",
        "https://[::1",
        "https://fa cebook",
        "https://facebook.com:port/x",
        "a" * 5000,
        "https://" + "a" * 300 + ".fi/",
    ],
)
def test_what_no_browser_opens_is_no_address(text: str) -> None:
    assert canonical(text) is None
    assert imitated(text) is None


def test_the_address_is_found_in_a_pasted_sentence() -> None:
    assert canonical("Kolla här: https://www.facebook.com/Kokkolankaupunki tack!") == FACEBOOK
    assert canonical("\ufeff https://www.facebook.com/Kokko\nlankaupunki\u200b ") == FACEBOOK


def test_a_redirect_that_leads_to_itself_comes_to_an_end() -> None:
    url = "https://www.facebook.com/Kokkolankaupunki"
    for _ in range(9):
        url = "https://l.facebook.com/l.php?u=" + url.replace("%", "%25").replace("&", "%26").replace(
            "?", "%3F"
        )
    assert canonical(url) is None


FRONTS = [
    "https://",
    "http://",
    "//",
    "",
    "facebook.com/",
    "https://www.facebook.com/",
    "https://x.com/",
    "https://l.facebook.com/l.php?u=",
    "@",
    "xn--",
    "\\",
    "%",
    "https://u@",
]


@given(front=st.sampled_from(FRONTS), text=st.text(st.characters(), max_size=200))
def test_whatever_is_pasted_gets_an_answer(front: str, text: str) -> None:
    found = canonical(front + text)
    assert found is None or found.network
    imitated(front + text)
    look_alike(front, text)


@given(st.from_regex(r"[a-z0-9]{5,30}", fullmatch=True))
def test_every_handle_survives_its_spellings(name: str) -> None:
    spelled = [
        f"https://instagram.com/{name}",
        f"HTTP://WWW.INSTAGRAM.COM/{name.upper()}/?x=1#y",
        f"instagr.am/{name}/tagged",
    ]
    found = {canonical(url) for url in spelled}
    assert len(found) == 1
