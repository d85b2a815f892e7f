"""Answering findings: who may, for which words, what is kept and what never is."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from tankar.channels.models import Channel
from tankar.content.actions.release_item import release_item
from tankar.content.actions.save_item import save_item
from tankar.content.changes import Changes, MediaChange
from tankar.content.checks.actions.keep_finding import keep_finding, look_again
from tankar.content.checks.actions.pass_finding import pass_finding
from tankar.content.checks.answers import Looked, look_at
from tankar.content.checks.mending import mend
from tankar.content.draft import draft_of
from tankar.content.errors import FindingGone, NotADraft, NotAllowed, NotReady, ReasonMissing
from tankar.content.models import Item, KeptFinding, PassedFinding
from tankar.content.testing.making import make_item, with_picture
from tankar.journal.models import Entry
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn
from tankar.texts import Finding
from tankar.work import clock

pytestmark = pytest.mark.django_db
CODE = "131052-951J"
REASON = "Kungörelsen ska namnge parten, 434/2003 62 §."


def looked(item: Item, reader: Person | None = None) -> Looked:
    return look_at(item, draft_of(item), reader)


def key_of(item: Item, code: str) -> str:
    return next(one.key for one in looked(item, item.author) if one.code == code)


def about(item: Item, **descriptions: str) -> Changes:
    """The first picture described otherwise."""
    (medium, *_) = item.media.all()
    return Changes(media={medium.public_id: MediaChange(descriptions=descriptions)})


@pytest.fixture
def item(aino: Person, instagram: Channel) -> Item:
    return make_item(aino, instagram, swedish=f"Svaret gäller {CODE}.", finnish=f"Vastaus koskee {CODE}.")


def test_an_identity_code_stops_the_release_until_it_is_answered(aino: Person, item: Item) -> None:
    with pytest.raises(NotReady) as stopped:
        release_item(aino, item, item.revision, clock.now())
    assert [one.code for one in stopped.value.problems] == ["pii.hetu", "pii.hetu"]
    for problem in stopped.value.problems:
        pass_finding(aino, item, problem.key, REASON)
    release = release_item(aino, item, item.revision, clock.now())
    assert [(one["rule"], one["passed"]) for one in release.findings] == [("pii.hetu", True)] * 2
    assert all(len(one["version"]) == 8 and one["level"] == "block" for one in release.findings)


def test_a_passed_finding_is_shown_with_name_and_reason_and_is_in_the_journal(
    aino: Person, item: Item, as_person: SignedIn
) -> None:
    pass_finding(aino, item, key_of(item, "pii.hetu"), f"  {REASON} ")
    (passed,) = [one for one in looked(item) if one.passed]
    assert passed.passed is not None
    assert (passed.passed.reason, passed.passed.name, passed.blocks) == (REASON, str(aino), False)
    entry = Entry.objects.about("item", item.public_id).get(kind="content.finding_passed")
    assert entry.params == {"check": "pii.hetu"}
    page = as_person(aino).get(reverse("content:item", args=[item.public_id])).content.decode()
    assert REASON in page


def test_a_passing_holds_for_its_words_and_no_others(aino: Person, item: Item) -> None:
    pass_finding(aino, item, key_of(item, "pii.hetu"), REASON)
    again = save_item(aino, item, item.revision, Changes(texts={"sv": f"Parten är alltså {CODE}."}))
    assert [one.passed is not None for one in looked(again)] == [True, False]
    other = save_item(aino, again, again.revision, Changes(texts={"sv": "Parten är 131052-900W."}))
    assert [one.passed for one in looked(other) if one.code == "pii.hetu"] == [None, None]


def test_a_missing_language_that_was_passed_is_asked_about_again_when_anything_changes(
    aino: Person, instagram: Channel
) -> None:
    item = make_item(aino, instagram, swedish="Vattnet är avstängt.")
    pass_finding(aino, item, key_of(item, "language_missing"), "Bara svenska skolan berörs.")
    assert [one.blocks for one in looked(item)] == [False]
    changed = save_item(
        aino, item, item.revision, Changes(texts={"sv": "Vattnet är avstängt i hela staden."})
    )
    assert [one.blocks for one in looked(changed)] == [True]


def test_a_missing_language_that_was_passed_is_asked_about_again_on_another_channel(
    aino: Person, instagram: Channel, library_mastodon: Channel
) -> None:
    item = make_item(aino, instagram, swedish="Vattnet är avstängt.")
    pass_finding(aino, item, key_of(item, "language_missing"), "Bara svenska skolan berörs.")
    assert [one.blocks for one in looked(item)] == [False]
    on_both = {one.public_id: ("", "") for one in (instagram, library_mastodon)}
    item = save_item(aino, item, item.revision, Changes(channels=on_both))
    key = key_of(item, "language_missing")
    assert [one.blocks for one in looked(item) if one.code == "language_missing"] == [True]
    own = {(instagram.public_id, "sv"): "Vattnet är avstängt i skolan."}
    item = save_item(aino, item, item.revision, Changes(channel_texts=own))
    assert key_of(item, "language_missing") != key


@pytest.mark.parametrize("reason", ["", "   ", "\n"])
def test_nothing_is_passed_without_a_reason(aino: Person, item: Item, reason: str) -> None:
    with pytest.raises(ReasonMissing):
        pass_finding(aino, item, key_of(item, "pii.hetu"), reason)
    assert not PassedFinding.objects.exists()


def test_only_who_may_release_may_pass(heikki: Person, item: Item) -> None:
    with pytest.raises(NotAllowed, match=r"content\.release"):
        pass_finding(heikki, item, key_of(item, "pii.hetu"), REASON)
    with pytest.raises(NotAllowed, match=r"content\.edit"):
        keep_finding(heikki, item, "0" * 16)


def test_what_is_gone_advice_and_a_wrong_key_are_not_passed(aino: Person, instagram: Channel) -> None:
    item = make_item(aino, instagram, swedish="Ring 040 123 4567!", finnish="Soita 040 123 4567!")
    for key in ("0" * 16, "", key_of(item, "pii.phone")):
        with pytest.raises(FindingGone):
            pass_finding(aino, item, key, REASON)


def test_what_a_network_refuses_cannot_be_passed(aino: Person, library_mastodon: Channel) -> None:
    item = make_item(aino, library_mastodon, swedish="s" * 600, finnish="f")
    with pytest.raises(FindingGone):
        pass_finding(aino, item, key_of(item, "too_long"), REASON)


def test_a_released_item_takes_no_answers(aino: Person, instagram: Channel) -> None:
    item = make_item(aino, instagram, swedish="Ring 040 123 4567!", finnish="Soita 040 123 4567!")
    key = key_of(item, "pii.phone")
    release_item(aino, item, item.revision, clock.now())
    item.refresh_from_db()
    with pytest.raises(NotADraft):
        keep_finding(aino, item, key)
    with pytest.raises(NotADraft):
        pass_finding(aino, item, key, REASON)


def test_advice_that_was_kept_is_not_told_again_and_carries_nobodys_name(
    aino: Person, instagram: Channel
) -> None:
    item = make_item(aino, instagram, swedish="Ring 040 123 4567!", finnish="Soita numeroon 040 123 4567!")
    keep_finding(aino, item, key_of(item, "pii.phone"))
    assert [one.where for one in looked(item)] == ["text-fi"]
    assert looked(item).kept == 1
    assert {field.name for field in KeptFinding._meta.get_fields()} == {"id", "item", "key"}
    look_again(aino, item)
    assert [one.where for one in looked(item)] == ["text-sv", "text-fi"]


def test_what_the_law_demands_cannot_simply_be_kept(aino: Person, item: Item) -> None:
    with pytest.raises(FindingGone):
        keep_finding(aino, item, key_of(item, "pii.hetu"))


def test_advice_about_tone_is_the_writers_alone_and_stored_nowhere(
    aino: Person, lars: Person, instagram: Channel
) -> None:
    item = make_item(aino, instagram, swedish="HELA STADEN FIRAR I DAG!", finnish="Koko kaupunki juhlii!")
    assert [one.code for one in looked(item, aino)] == ["tone.caps"]
    assert looked(item, lars) == looked(item) == []
    with pytest.raises(FindingGone):
        keep_finding(aino, item, key_of(item, "tone.caps"))
    assert release_item(aino, item, item.revision, clock.now()).findings == []


def test_nothing_leads_from_a_person_to_what_they_passed() -> None:
    """N17: never listed, counted or exported by person."""
    names = {field.name for field in Person._meta.get_fields()}
    assert not any("passed" in name or "finding" in name for name in names)
    assert not any("passed" in name for name in dir(Person))
    assert not any("person" in field.name for field in fields(Finding))
    assert {model.__name__ for model in apps.get_models() if "Finding" in model.__name__} == {
        "KeptFinding",
        "PassedFinding",
    }


@pytest.mark.parametrize(
    ("swedish", "code", "after"),
    [
        ("😀 Välkommen #bredarehorisont", "a11y.hashtag_case", "😀 Välkommen #BredareHorisont"),
        ("Biblio\u00adteket", "text.invisible", "Biblioteket"),
        ("HELA STADEN FIRAR!", "tone.caps", "Hela staden firar!"),
    ],
)
def test_a_repair_changes_those_words_and_nothing_else(
    aino: Person, instagram: Channel, swedish: str, code: str, after: str
) -> None:
    item = make_item(aino, instagram, swedish=swedish, finnish="Tervetuloa")
    mended = mend(aino, item, key_of(item, code))
    assert draft_of(mended).texts["sv"] == after
    with pytest.raises(FindingGone):
        mend(aino, mended, "0" * 16)


def test_a_repair_reaches_a_channels_own_text_and_the_description(aino: Person, instagram: Channel) -> None:
    item = with_picture(aino, make_item(aino, instagram, swedish="Hej", finnish="Hei"))
    own = {(instagram.public_id, "sv"): "Ring 040 123 4567"}
    told = about(item, fi="Ovi\u200b, kiinni")
    item = save_item(aino, item, item.revision, replace(told, channel_texts=own))
    item = mend(aino, item, key_of(item, "pii.phone"))
    item = mend(aino, item, key_of(item, "text.invisible"))
    draft = draft_of(item)
    assert draft.channels[0].own_texts["sv"] == "Ring "
    assert draft.media[0].descriptions["fi"] == "Ovi, kiinni"


def test_a_missing_description_can_be_passed_and_asks_again_when_the_words_change(
    aino: Person, instagram: Channel
) -> None:
    item = with_picture(aino, make_item(aino, instagram, swedish="Hej", finnish="Hei"))
    item = save_item(aino, item, item.revision, about(item, fi=""))
    pass_finding(aino, item, key_of(item, "description_missing"), "Prydnad utan innehåll.")
    assert not [one for one in looked(item) if one.blocks]
    item = save_item(aino, item, item.revision, Changes(texts={"sv": "Hej då"}))
    assert [one.code for one in looked(item) if one.blocks] == ["description_missing"]


def form(item: Item, act: str, **more: str) -> dict[str, Any]:
    texts = {version.language: version.text for version in item.versions.all()}
    return {
        "revision": item.revision,
        "text-sv": texts["sv"],
        "text-fi": texts["fi"],
        "act": act,
        **more,
    }


@pytest.fixture
def browser(as_person: SignedIn, aino: Person) -> Client:
    return as_person(aino)


def test_the_buttons_work_without_javascript_and_save_first(browser: Client, item: Item) -> None:
    key = key_of(item, "pii.hetu")
    here = reverse("content:write", args=[item.public_id])
    sent = form(item, f"pass-finding:{key}", **{f"reason-{key}": REASON, "text-fi": "Asianosainen."})
    assert browser.post(here, sent).status_code == 302
    item.refresh_from_db()
    assert draft_of(item).texts["fi"] == "Asianosainen."
    assert PassedFinding.objects.get().reason == REASON
    page = browser.get(here).content.decode()
    assert REASON in page


def test_an_answer_alone_gives_back_what_is_left_to_look_at(browser: Client, item: Item) -> None:
    where = reverse("content:answer", args=[item.public_id])
    first = browser.post(where, {"act": f"pass-finding:{key_of(item, 'pii.hetu')}"})
    assert 'role="alert"' in first.content.decode()
    assert not PassedFinding.objects.exists()
    gone = browser.post(where, {"act": "keep-finding:0000"})
    assert gone.status_code == 200
    assert 'role="alert"' in gone.content.decode()
    assert browser.post(where, {"act": "nonsense"}).status_code == 200


def test_a_colleague_who_may_not_write_is_refused(as_person: SignedIn, heikki: Person, item: Item) -> None:
    sent = as_person(heikki).post(reverse("content:answer", args=[item.public_id]), {"act": "look-again:"})
    assert sent.status_code in (403, 404)


def test_a_finding_points_into_the_field_by_code_points(
    browser: Client, aino: Person, instagram: Channel
) -> None:
    item = make_item(aino, instagram, swedish="😀 Ring 040 123 4567", finnish="Hei")
    page = browser.get(reverse("content:write", args=[item.public_id])).content.decode()
    assert 'data-shows="text-sv" data-from="7" data-until="19" data-words="040 123 4567"' in page
    assert 'data-mends="text-sv"' in page


def test_words_from_outside_never_become_markup(browser: Client, aino: Person, instagram: Channel) -> None:
    nasty = '"><script>alert(1)</script> HELA STADEN <B>FIRAR</B> NU'
    item = make_item(aino, instagram, swedish=nasty, finnish="Hei")
    page = browser.get(reverse("content:write", args=[item.public_id])).content.decode()
    assert "<script>alert" not in page
