"""The pages as communications use them."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tankar.content.checks.looking import pack
from tankar.content.models import WordsDraft, WordsVersion
from tankar.content.testing.making import make_item
from tankar.content.words import effect as effects
from tankar.content.words import published
from tankar.content.words.catalogue import lists_of
from tankar.content.words.demo import make_words
from tankar.content.words.drafts import pack_of, standing
from tankar.content.words.effect import effect_on_posts
from tankar.content.words.overlays import Said, mark_of, said_of
from tankar.content.words.tests.conftest import Change, Publish, named
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn

pytestmark = pytest.mark.django_db
OURS = Said(added=("+358401234567",))
PAGES = ("words", "words_rules", "try_words", "words_effect", "publish_words")


@pytest.fixture
def browser(as_person: SignedIn, lars: Person) -> Client:
    return as_person(lars)


def began(key: str) -> str:
    return mark_of(said_of(standing().overlay, named(key)))


def test_every_page_in_every_language_with_and_without_a_draft(
    browser: Client, lars: Person, change: Change, publish: Publish
) -> None:
    change(lars, "phones", every=OURS)
    publish(lars)
    addresses = [reverse(f"content:{one}") for one in PAGES]
    addresses += [reverse("content:words_list", args=[one.key]) for one in lists_of(published.delivered())]
    for language in ("sv", "fi", "en"):
        lars.language = language
        lars.save()
        change(lars, "insult_allowed", fi=Said(added=("pellehyp*",)))
        for address in addresses:
            assert browser.get(address).status_code == 200, address
        change(lars, "insult_allowed")
        assert browser.get(reverse("content:words_effect")).status_code == 200


@pytest.mark.parametrize("who", ["aino", "johan", "pekka"])
def test_others_see_neither_the_pages_nor_the_way_to_them(
    who: str, as_person: SignedIn, request: pytest.FixtureRequest
) -> None:
    browser = as_person(request.getfixturevalue(who))
    for one in PAGES:
        assert browser.get(reverse(f"content:{one}")).status_code == 403
    assert browser.get(reverse("content:words_list", args=["phones"])).status_code == 403
    assert reverse("content:words") not in browser.get(reverse("content:checks")).content.decode()


def test_the_way_there_is_on_the_page_of_checks(browser: Client) -> None:
    assert reverse("content:words") in browser.get(reverse("content:checks")).content.decode()


def test_a_list_that_is_not_there_is_not_found(browser: Client) -> None:
    assert browser.get(reverse("content:words_list", args=["nothing"])).status_code == 404
    assert browser.post(reverse("content:restore_words", args=[99])).status_code == 404


def test_a_number_is_added_tried_and_published(browser: Client) -> None:
    page = reverse("content:words_list", args=["phones"])
    assert browser.post(page, {"began": began("phones"), "add-": "040 123 4567\n"}).status_code == 302
    told = browser.post(reverse("content:try_words"), {"whose": "sv", "text": "Ring 040 123 4567."})
    assert [one[2].rule for one in told.context["today"].findings] == ["pii.phone"]
    assert told.context["draft"].findings == []
    shown = browser.get(reverse("content:publish_words"))
    assert "+358401234567" in shown.content.decode()
    revision = shown.context["now"].revision
    assert (
        browser.post(reverse("content:publish_words"), {"revision": revision, "note": "Växeln"}).status_code
        == 302
    )
    published.forget()
    phone = pack().rule("pii.phone")
    assert phone is not None
    assert "+358401234567" in phone.data["public"]
    assert "Växeln" in browser.get(reverse("content:publish_words")).content.decode()


def test_what_cannot_be_used_is_told_line_by_line_and_what_was_written_stays(browser: Client) -> None:
    page = reverse("content:words_list", args=["insult"])
    answer = browser.post(
        page, {"began": began("insult"), "add-sv": "snögubbe\n*\nå*", "take-fi": "finns inte"}
    )
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "snögubbe" in text
    assert len(answer.context["form"].errors["add-sv"]) == 2
    assert len(answer.context["form"].errors["take-fi"]) == 1
    assert not WordsDraft.objects.exists()


def test_a_list_is_not_emptied(browser: Client) -> None:
    words = published.delivered().names.lists["hate"]["any"]
    answer = browser.post(
        reverse("content:words_list", args=["hate"]), {"began": began("hate"), "take-any": "\n".join(words)}
    )
    assert answer.status_code == 422
    assert answer.context["form"].errors["take-any"]


def test_a_colleagues_change_of_the_same_list_is_shown_beside_ones_own(
    browser: Client, marja_liisa: Person, change: Change
) -> None:
    page, opened = reverse("content:words_list", args=["phones"]), began("phones")
    change(marja_liisa, "phones", every=OURS)
    answer = browser.post(page, {"began": opened, "add-": "050 111 2222"})
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "+358401234567" in text
    assert "050 111 2222" in text
    assert browser.post(page, {"began": answer.context["began"], "add-": "050 111 2222"}).status_code == 302
    assert said_of(standing().overlay, named("phones")) == {"": Said(added=("+358501112222",))}


def test_rules_are_turned_down_and_the_law_has_no_choice(browser: Client) -> None:
    page = browser.get(reverse("content:words_rules"))
    text = page.content.decode()
    assert 'name="rule-pii.phone"' in text
    assert 'name="rule-pii.hetu"' not in text
    assert 'name="rule-threat.direct"' not in text
    sent = {"began": page.context["began"], "rule-pii.phone": "quieter"}
    assert browser.post(reverse("content:words_rules"), sent).status_code == 302
    assert browser.post(reverse("content:words_rules"), sent).status_code == 409
    sent = {"began": browser.get(reverse("content:words_rules")).context["began"], "rule-pii.hetu": "off"}
    assert browser.post(reverse("content:words_rules"), sent).status_code == 409
    assert standing().overlay == {"rules": {"pii.phone": {"level": "advice"}}}


def test_a_residents_message_is_tried_too_and_kept_nowhere(
    browser: Client, lars: Person, change: Change
) -> None:
    change(lars, "insult_allowed", fi=Said(added=("tollon kahvila",)))
    sample = {"whose": "message", "text": "Tollon kahvila on auki"}
    told = browser.post(reverse("content:try_words"), sample)
    assert [one[2].rule for one in told.context["today"].findings] == ["abuse.insult"]
    assert told.context["draft"].findings == []
    assert browser.post(reverse("content:try_words"), {"whose": "sv", "text": ""}).status_code == 422


def test_the_newest_posts_show_what_would_change(
    browser: Client, lars: Person, marja_liisa: Person, change: Change
) -> None:
    make_item(marja_liisa, swedish="Ring 040 123 4567 i kväll.")
    make_item(marja_liisa, swedish="Biblioteket är öppet.")
    change(lars, "phones", every=OURS)
    effect = browser.get(reverse("content:words_effect")).context["effect"]
    assert (effect.posts, effect.looked, effect.anew, effect.gone) == (2, 2, 0, 1)
    assert effect.rows[0].quoted == "040 123 4567"
    assert effect.is_whole


def test_advice_about_tone_is_not_shown_of_what_others_wrote(lars: Person, marja_liisa: Person) -> None:
    make_item(marja_liisa, swedish="BIBLIOTEKET ÄR STÄNGT I DAG")
    effect = effect_on_posts(lars, published.delivered(), pack_of({"disabled": ["tone.caps"]}), "sv")
    assert (effect.looked, effect.anew, effect.gone) == (1, 0, 0)


def test_it_stops_in_time_and_shows_no_more_than_it_should(
    lars: Person, marja_liisa: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        make_item(marja_liisa, swedish=f"Ring 040 123 456{number}.")
    draft = pack_of({"disabled": ["pii.phone"]})
    late = effect_on_posts(lars, published.delivered(), draft, "sv", seconds=-1)
    assert (late.posts, late.looked, late.is_whole) == (3, 0, False)
    monkeypatch.setattr(effects, "MOST_SHOWN", 2)
    some = effect_on_posts(lars, published.delivered(), draft, "sv")
    assert (some.gone, len(some.rows), some.left_out) == (3, 2, 1)


def test_a_version_is_taken_back_from_its_page(
    browser: Client, lars: Person, change: Change, publish: Publish
) -> None:
    change(lars, "phones", every=OURS)
    publish(lars)
    browser.post(reverse("content:restore_words", args=[0]), {"revision": 0})
    assert standing().overlay == {}
    answer = browser.post(reverse("content:restore_words", args=[1]), {"revision": 99}, follow=True)
    assert standing().overlay == {}
    assert answer.context["messages"]


def test_publishing_without_a_note_or_an_unseen_draft_is_refused(
    browser: Client, lars: Person, change: Change
) -> None:
    page = reverse("content:publish_words")
    assert browser.post(page, {"revision": 0, "note": "Därför"}).status_code == 302
    change(lars, "phones", every=OURS)
    assert browser.post(page, {"revision": 1, "note": ""}).status_code == 422
    assert browser.post(page, {"revision": 9, "note": "Därför"}).status_code == 409
    assert not WordsVersion.objects.exists()


def test_words_that_cannot_be_used_are_told_to_communications_alone(
    browser: Client, as_person: SignedIn, lars: Person, aino: Person
) -> None:
    WordsVersion.objects.create(
        number=1,
        overlay={"words": {"gone": {"sv+": ["ord"]}}},
        note="Förr",
        published_by=lars,
        published_at="2026-11-02T08:00:00Z",
    )
    published.forget()
    assert browser.get(reverse("content:checks")).context["refused"]
    assert (
        reverse("content:restore_words", args=[1]) in browser.get(reverse("content:words")).content.decode()
    )
    published.forget()
    assert not as_person(aino).get(reverse("content:checks")).context["refused"]


def test_the_demos_words_repair_a_false_alarm(lars: Person) -> None:
    make_words(lars)
    published.forget()
    (version,) = WordsVersion.objects.all()
    assert len(version.overlay["words"]["insult_allowed"]) == 2
    assert pack().layers[0].startswith("city ")
