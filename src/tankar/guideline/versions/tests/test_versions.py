"""The next version: drafted rule by rule, compared, published with a date; the one before stays readable."""

from __future__ import annotations

import datetime as dt
from typing import Any

import html5lib
import pytest

from tankar.guideline import content
from tankar.guideline.actions.replace_text import replace_text
from tankar.guideline.models import GuidelineVersion, RuleText
from tankar.guideline.reading import read, read_version
from tankar.guideline.versions.actions.drafting import begin_draft, draft_rule, drop_draft, stamp_of
from tankar.guideline.versions.actions.publish import Facts, publish
from tankar.guideline.versions.comparing import behind, changes
from tankar.guideline.versions.errors import (
    ChangedMeanwhile,
    NoDraft,
    NothingChanged,
    NotTheirs,
    TextMissing,
    TranslationsBehind,
    WrongDate,
)
from tankar.journal.models import Entry
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 23)
NEW = {
    "sv": "Stadens officiella responskanal finns på kokkola.fi/palaute.",
    "fi": "Kaupungin virallinen palautekanava on kokkola.fi/palaute.",
    "en": "The city's official feedback channel is kokkola.fi/palaute.",
}


def write(
    person: Person, rule: str = "GEN-8", texts: dict[str, str] = NEW, seen: str = ""
) -> GuidelineVersion:
    begin_draft(person)
    return draft_rule(person, rule, texts, seen)


def facts(**other: Any) -> Facts:
    said: dict[str, Any] = {
        "document_date": DAY,
        "noted_on": None,
        "status": content.Words("Råd.", "Neuvo.", "Advice."),
        "source": "Stadsstyrelsen 16.11.2026",
        "looked": False,
    }
    return Facts(**(said | other))


def test_a_draft_leaves_what_is_in_force_alone(lars: Person, clock: Any) -> None:
    draft = write(lars)
    assert draft.number == 2
    assert read().find("GEN-8").original.text == content.find("GEN-8").text.sv
    assert read_version(draft).find("GEN-8").original.text == NEW["sv"]
    assert [one.rule.id for one in changes(read(), read_version(draft))] == ["GEN-8"]


def test_there_is_one_draft_however_often_it_is_begun(lars: Person, marja_liisa: Person, clock: Any) -> None:
    assert begin_draft(lars) == begin_draft(marja_liisa)
    assert GuidelineVersion.objects.filter(state="draft").count() == 1


def test_published_it_is_the_guideline_and_everybody_is_to_be_asked(
    lars: Person, marja_liisa: Person, clock: Any
) -> None:
    write(lars)
    version = publish(marja_liisa, facts())
    assert (version.number, version.document_date, version.asks) == (2, DAY, True)
    guideline = read()
    assert guideline.find("GEN-8").in_language("fi").text == NEW["fi"]
    assert guideline.find("GEN-8").original.source == "Stadsstyrelsen 16.11.2026"
    assert guideline.document.status.sv == "Råd."
    entry = Entry.objects.get(kind="guideline.version_published")
    assert "GEN-8" in entry.rules


def test_the_version_before_stays_as_it_was_and_city_texts_come_along(
    lars: Person, marja_liisa: Person, clock: Any
) -> None:
    kept = {"source": "Stadsstyrelsen", "official": True, "seen": None}
    replace_text(lars, "SAFE-7", "fi", "Kaupungin oma virke.", **kept)  # type: ignore[arg-type]
    write(lars)
    publish(marja_liisa, facts())
    assert read().find("SAFE-7").in_language("fi").text == "Kaupungin oma virke."
    first = read_version(GuidelineVersion.objects.get(number=1))
    assert first.find("GEN-8").original.text == content.find("GEN-8").text.sv
    row = RuleText.objects.get(version__number=2, rule_id="SAFE-7")
    replace_text(lars, "SAFE-7", "fi", "Uusi virke.", **(kept | {"seen": row.changed_at}))  # type: ignore[arg-type]
    first = read_version(GuidelineVersion.objects.get(number=1))
    assert first.find("SAFE-7").in_language("fi").text == "Kaupungin oma virke."


def test_a_text_put_in_force_meanwhile_shows_under_the_draft(lars: Person, clock: Any) -> None:
    draft = begin_draft(lars)
    replace_text(lars, "SAFE-7", "fi", "Uusi.", source="Stadsstyrelsen", official=True, seen=None)
    assert read_version(draft).find("SAFE-7").in_language("fi").text == "Uusi."
    assert changes(read(), read_version(draft)) == []


def test_a_translation_that_stood_still_is_looked_at_before_publishing(
    lars: Person, marja_liisa: Person, clock: Any
) -> None:
    old = content.find("GEN-8").text
    draft = write(lars, texts={"sv": NEW["sv"], "fi": old.fi, "en": old.en})
    assert behind(changes(read(), read_version(draft))) == ["GEN-8"]
    with pytest.raises(TranslationsBehind) as refused:
        publish(marja_liisa, facts())
    assert "GEN-8" in str(refused.value)
    assert publish(marja_liisa, facts(looked=True)).number == 2


@pytest.mark.parametrize("date", [dt.date(2021, 8, 23), dt.date(2026, 11, 24)])
def test_the_date_is_after_the_one_in_force_and_not_in_the_future(
    date: dt.date, lars: Person, marja_liisa: Person, clock: Any
) -> None:
    write(lars)
    with pytest.raises(WrongDate):
        publish(marja_liisa, facts(document_date=date))
    assert GuidelineVersion.objects.get(number=2).state == "draft"


def test_nothing_is_published_that_changes_nothing(lars: Person, marja_liisa: Person, clock: Any) -> None:
    write(lars)
    old = content.find("GEN-8").text
    draft = GuidelineVersion.objects.get(number=2)
    draft_rule(lars, "GEN-8", {"sv": old.sv, "fi": old.fi, "en": old.en}, stamp_of(draft, "GEN-8"))
    assert not RuleText.objects.filter(version=draft).exists()
    with pytest.raises(NothingChanged):
        publish(marja_liisa, facts())


def test_lars_drafts_and_marja_liisa_publishes_and_aino_neither(
    lars: Person, aino: Person, marja_liisa: Person, clock: Any
) -> None:
    with pytest.raises(NotTheirs):
        begin_draft(aino)
    write(lars)
    for person in (lars, aino):
        with pytest.raises(NotTheirs):
            publish(person, facts())
    publish(marja_liisa, facts())
    with pytest.raises(NoDraft):
        publish(marja_liisa, facts())


def test_whoever_saves_second_is_told(lars: Person, marja_liisa: Person, clock: Any) -> None:
    draft = write(lars)
    with pytest.raises(ChangedMeanwhile):
        write(marja_liisa, texts=NEW | {"fi": "Toinen."})
    clock.advance(60)
    write(marja_liisa, texts=NEW | {"fi": "Toinen."}, seen=stamp_of(draft, "GEN-8"))
    assert read_version(draft).find("GEN-8").in_language("fi").text == "Toinen."


def test_a_rule_without_words_in_a_language_is_refused(lars: Person, clock: Any) -> None:
    with pytest.raises(TextMissing):
        write(lars, texts=NEW | {"fi": "  "})


def test_a_dropped_draft_is_gone_and_the_journal_knows(lars: Person, clock: Any) -> None:
    write(lars)
    drop_draft(lars)
    assert not RuleText.objects.exists()
    assert Entry.objects.filter(kind="guideline.version_dropped").exists()
    with pytest.raises(NoDraft):
        drop_draft(lars)


def _page(client: Any, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    page: str = answer.content.decode()
    html5lib.HTMLParser(strict=True).parse(page)
    return page


def test_a_visitor_reads_the_versions_and_what_changed(
    client: Any, lars: Person, marja_liisa: Person, clock: Any
) -> None:
    assert "Version 1, 23.8.2021" in _page(client, "/guideline/versions/")
    _page(client, "/guideline/versions/1/")
    write(lars)
    assert client.get("/guideline/versions/2/").status_code == 404
    publish(marja_liisa, facts())
    assert NEW["sv"] in _page(client, "/guideline/versions/2/changes/")
    old = _page(client, "/guideline/versions/1/")
    assert content.find("GEN-8").text.sv in old
    assert "gäller inte längre" in old
    assert client.get("/guideline/versions/1/changes/").status_code == 404
    assert "/guideline/next/" not in _page(client, "/guideline/versions/")


def test_lars_drafts_on_the_pages_and_marja_liisa_publishes_there(
    lars: Person, marja_liisa: Person, as_person: SignedIn, clock: Any
) -> None:
    his, hers = as_person(lars), as_person(marja_liisa)
    his.post("/guideline/next/", {"begin": "1"})
    _page(his, "/guideline/next/rule/?rule=GEN-8")
    assert his.post("/guideline/next/rule/GEN-8/", {**NEW, "fi": ""}).status_code == 422
    assert his.post("/guideline/next/rule/GEN-8/", {**NEW, "seen": ""}).status_code == 302
    meanwhile = his.post("/guideline/next/rule/GEN-8/", {**NEW, "en": "Other.", "seen": ""})
    assert meanwhile.status_code == 422
    assert "Other." in meanwhile.content.decode()
    assert NEW["sv"] in _page(his, "/guideline/next/")
    assert his.get("/guideline/next/publish/").status_code == 403
    _page(hers, "/guideline/next/publish/")
    said = {"document_date": "2026-11-23", "source": "Stadsstyrelsen"}
    said |= {"status_sv": "Råd.", "status_fi": "Neuvo.", "status_en": "Advice."}
    assert hers.post("/guideline/next/publish/", said | {"document_date": "2020-01-01"}).status_code == 422
    assert hers.post("/guideline/next/publish/", said).status_code == 302
    assert NEW["fi"] in _page(hers, "/fi/guideline/")


def test_pages_of_a_draft_that_is_gone_say_so(marja_liisa: Person, as_person: SignedIn, clock: Any) -> None:
    client = as_person(marja_liisa)
    for address in ("/guideline/next/rule/GEN-8/", "/guideline/next/publish/"):
        assert "luonnosta ei enää ole" in client.get(address, follow=True).content.decode().casefold()
    client.post("/guideline/next/", {"begin": "1"})
    assert client.get("/guideline/next/rule/NOPE-1/").status_code == 404
    client.post("/guideline/next/", {"drop": "1"})
    assert not GuidelineVersion.objects.filter(state="draft").exists()
