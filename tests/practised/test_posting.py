"""Facebook's and Bluesky's connectors against their practice networks: both were written from the sheet alone."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from tankar.networks import registry
from tankar.networks.contract import (
    Absent,
    AccessLost,
    CannotTell,
    Credentials,
    Failure,
    Found,
    Media,
    NotNow,
    OutcomeUnknown,
    Shape,
)

from .meeting import FILM, PICTURE, TEXT, Meeting, a_post

BACK = "https://tankar.demo.example/connect/back"
NETWORKS = ["facebook", "bluesky"]
both = pytest.mark.parametrize("meeting", NETWORKS, indirect=True)
facebook = pytest.mark.parametrize("meeting", ["facebook"], indirect=True)
bluesky = pytest.mark.parametrize("meeting", ["bluesky"], indirect=True)


@both
def test_the_account_that_is_connected_is_the_one_that_was_made(meeting: Meeting) -> None:
    account = meeting.account
    assert account.display_name == "Kokkola – Karleby"
    assert "kokkola" in account.handle.lower()
    assert account.url is not None
    assert "Kokkola – Karleby" in meeting.page(account.url)


@both
@pytest.mark.parametrize(
    "media", [(), (PICTURE,), (PICTURE,) * 4, (FILM,)], ids=["words", "a picture", "pictures", "a video"]
)
def test_a_post_goes_out_once_is_seen_there_and_found_again(
    meeting: Meeting, media: tuple[Media, ...]
) -> None:
    post = a_post(*media)
    meeting.prepare(post)
    before = meeting.look_up(post)
    # a film may be there without being listed yet
    assert before == Absent() or (isinstance(before, CannotTell) and FILM in media)
    receipt = meeting.commit(post)
    found = meeting.look_up(post)
    assert isinstance(found, Found)
    assert meeting.stored() == 1
    assert receipt.url is not None
    assert "Lunta maanantaiaamuna" in meeting.page(receipt.url)
    for one in media:
        assert one.description in meeting.page(receipt.url) or one.is_video


@both
def test_a_link_is_taken(meeting: Meeting) -> None:
    post = a_post(link="https://karleby.example/sno")
    receipt = meeting.published(post)
    assert receipt.url is not None
    assert "karleby.example" in meeting.page(receipt.url)
    assert isinstance(meeting.look_up(post), Found)


@facebook
@pytest.mark.parametrize(
    ("media", "shape"),
    [(PICTURE, Shape.STORY), (FILM, Shape.STORY), (FILM, Shape.REEL)],
    ids=["picture story", "video story", "reel"],
)
def test_stories_and_reels_go_out_once_and_are_found(meeting: Meeting, media: Media, shape: Shape) -> None:
    post = a_post(media, shape=shape)
    meeting.prepare(post)
    # a film in a story shows only when it has been made ready: that it is not there yet proves nothing
    film_in_a_story = media.is_video and shape is Shape.STORY
    assert isinstance(meeting.look_up(post), CannotTell if film_in_a_story else Absent)
    receipt = meeting.commit(post)
    found = meeting.look_up(post)
    assert isinstance(found, Found)
    assert found.receipt.network_id == receipt.network_id
    if shape is Shape.REEL:
        assert receipt.url is not None
        assert "Lunta maanantaiaamuna" in meeting.page(receipt.url)


@both
@pytest.mark.parametrize("effect", ["timeout_after_accepting", "response_lost", "error_500_after"])
@pytest.mark.parametrize("media", [(), (PICTURE,), (FILM,)], ids=["words", "a picture", "a video"])
def test_a_post_whose_answer_was_lost_is_found_and_not_sent_again(
    meeting: Meeting, effect: str, media: tuple[Media, ...]
) -> None:
    post = a_post(*media)
    meeting.prepare(post)
    meeting.fault(effect, endpoint="statuses", count=1)
    with pytest.raises(OutcomeUnknown):
        meeting.commit(post)
    assert isinstance(meeting.look_up(post), Found)
    assert meeting.stored() == 1


@both
@pytest.mark.parametrize("effect", ["hang_before", "error_500_before"])
def test_a_post_that_never_arrived_is_proven_absent_and_sent_again(meeting: Meeting, effect: str) -> None:
    post = a_post(PICTURE)
    meeting.prepare(post)
    meeting.fault(effect, endpoint="statuses", count=1)
    with pytest.raises(OutcomeUnknown):
        meeting.commit(post)
    assert meeting.look_up(post) == Absent()
    meeting.commit(post)
    assert meeting.stored() == 1


@both
@pytest.mark.parametrize("effect", ["refuse_429", "refuse_429_bare"])
def test_a_post_that_came_too_soon_is_made_later(meeting: Meeting, effect: str) -> None:
    post = a_post()
    meeting.prepare(post)
    meeting.fault(effect, endpoint="statuses", count=1)
    with pytest.raises(NotNow) as raised:
        meeting.commit(post)
    assert (raised.value.until is not None) == (effect == "refuse_429")
    assert meeting.stored() == 0


@both
def test_access_taken_back_is_told_at_the_latest_before_the_next_attempt(meeting: Meeting) -> None:
    """Bluesky's session only seems to have ended; signing in again shows that the password is gone as well."""
    post = a_post()
    meeting.prepare(post)
    meeting.fault("revoke_token", endpoint="statuses", count=1)
    with pytest.raises((AccessLost, NotNow)):
        meeting.commit(post)
    with pytest.raises(AccessLost):
        meeting.published(post)
    assert meeting.stored() == 0


@both
def test_two_posts_alike_are_told_apart(meeting: Meeting) -> None:
    first = a_post()
    second = meeting.again(first)
    receipt = meeting.published(first)
    meeting.prepare(second)
    found = meeting.look_up(first)
    assert isinstance(found, Found)
    assert meeting.look_up(second, frozenset({receipt.network_id})) == Absent()
    meeting.commit(second)
    assert meeting.stored() == 2


@both
def test_a_text_too_long_is_refused_by_both(meeting: Meeting) -> None:
    limits = registry.get(meeting.network).limits
    long = a_post(text="ö" * (limits.characters + 1))
    short = replace(long, text="ö")
    meeting.prepare(short)
    with pytest.raises(Failure) as raised:
        meeting.commit(long)
    assert not isinstance(raised.value, OutcomeUnknown | AccessLost)
    fits = a_post(text="ö" * limits.characters)
    meeting.published(fits)


@bluesky
def test_hashtags_and_links_are_shown_as_links(meeting: Meeting) -> None:
    receipt = meeting.published(a_post())
    assert receipt.url is not None
    page = meeting.page(receipt.url)
    assert "https://kokkola.fi" in page
    assert TEXT.splitlines()[0].partition(" #")[0] in page


@both
@pytest.mark.parametrize("effect", ["response_lost", "error_500_before", "refuse_429"])
def test_an_upload_that_fails_is_made_again(meeting: Meeting, effect: str) -> None:
    meeting.fault(effect, endpoint="media", count=1)
    post = a_post(PICTURE, PICTURE)
    meeting.published(post)
    assert meeting.stored() == 1


@facebook
def test_consent_opens_the_pages_the_person_chose_and_no_other(meeting: Meeting) -> None:
    for handle in ("kirjasto", "museet"):
        meeting.practice.post("accounts", network="facebook", handle=handle, display_name=handle.title())
    app = meeting.practice.post("apps", network="facebook", name="Tankar of Karleby", redirect_uris=BACK)
    signs_in = registry.get("facebook").signs_in
    assert signs_in is not None
    consent = signs_in.by_consent
    assert consent is not None
    given = {"app_id": str(app["client_id"]), "app_secret": str(app["client_secret"])}
    asked = consent.begin(Credentials(meeting.account.keep.address, given), BACK, "state-1")
    answer = pressed(meeting, asked.url, ["kokkola", "kirjasto"])
    assert answer["state"] == "state-1"
    accounts = consent.finish(asked.keep, BACK, answer)
    assert {account.display_name for account in accounts} == {"Kokkola – Karleby", "Kirjasto"}
    meeting.account = next(account for account in accounts if account.display_name == "Kirjasto")
    receipt = meeting.published(a_post())
    assert receipt.url is not None
    assert "kirjasto" in receipt.url
    with pytest.raises(Failure):
        consent.finish(asked.keep, BACK, answer)


def pressed(meeting: Meeting, url: str, handles: list[str]) -> dict[str, str]:
    """Choose pages and press the button of the consent page, as a browser would."""
    http, server = meeting.practice.http, meeting.practice.address
    page = http.get(url)
    assert page.status_code == 200, page.text
    known = {one["handle"]: one["id"] for one in meeting.practice.get("accounts", network="facebook")}
    form = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
    told = {**form, "account": [known[handle] for handle in handles], "answer": "allow"}
    sent = http.post(f"{server}/facebook/dialog", data=told, headers={"Origin": server})
    assert sent.status_code == 303, sent.text
    return {name: values[0] for name, values in parse_qs(urlsplit(sent.headers["location"]).query).items()}
