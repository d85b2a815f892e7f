"""Rules come and go with a version; an id is never used again, and its address says since when it is gone."""

from __future__ import annotations

from typing import Any

import html5lib
import pytest

from tankar.guideline import content
from tankar.guideline.actions.restore_text import restore_text
from tankar.guideline.errors import NothingReplaced, UnknownRule
from tankar.guideline.models import GuidelineVersion, RuleSpan, RuleText
from tankar.guideline.notes.actions.write_note import write_note
from tankar.guideline.reading import read, read_version
from tankar.guideline.versions.actions.adding import add_rule, put_back, remove_rule
from tankar.guideline.versions.actions.drafting import begin_draft, draft_rule, drop_draft, stamp_of
from tankar.guideline.versions.actions.publish import publish
from tankar.guideline.versions.comparing import changes
from tankar.guideline.versions.errors import FrameStays, NoDraft, NotTheirs, TextMissing
from tankar.guideline.versions.tests.test_versions import NEW, facts
from tankar.journal.models import Entry
from tankar.organisation.models import Person
from tankar.organisation.testing.people import SignedIn

pytestmark = pytest.mark.django_db
CONTENT = 15


@pytest.fixture
def draft(lars: Person, clock: Any) -> GuidelineVersion:
    return begin_draft(lars)


def _page(client: Any, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    page: str = answer.content.decode()
    html5lib.HTMLParser(strict=True).parse(page)
    return page


def test_a_new_rule_ends_its_section_and_has_the_next_number(lars: Person, draft: GuidelineVersion) -> None:
    assert add_rule(lars, CONTENT, ["posters", "nobody"], NEW) == "CONT-7"
    assert add_rule(lars, CONTENT, [], NEW) == "CONT-8"
    ids = [one.rule.id for one in read_version(draft).readings]
    assert ids[ids.index("CONT-6") + 1 : ids.index("MEAS-1")] == ["CONT-7", "CONT-8"]
    rule = read_version(draft).find("CONT-7").rule
    assert (rule.groups, rule.binds.fi) == (
        frozenset({"posters"}),
        "Kanavavastaavat ja muut, jotka julkaisevat ja vastaavat",
    )
    with pytest.raises(UnknownRule):
        read().find("CONT-7")


def test_published_a_new_rule_is_read_like_any_other_and_stays_through_the_next(
    lars: Person, marja_liisa: Person, draft: GuidelineVersion, client: Any, clock: Any
) -> None:
    add_rule(lars, CONTENT, ["posters"], NEW)
    assert client.get("/guideline/CONT-7/").status_code == 404
    publish(marja_liisa, facts())
    assert NEW["sv"] in _page(client, "/sv/guideline/CONT-7/")
    assert NEW["fi"] in _page(client, "/fi/guideline/?for=posters")
    assert "Ny regel" in _page(client, "/guideline/versions/2/changes/")
    assert NEW["sv"] not in _page(client, "/guideline/versions/1/")
    write_note(lars, "CONT-7", {"sv": "Obs.", "fi": "Huom."})
    with pytest.raises(NothingReplaced):
        restore_text(lars, "CONT-7", "fi")
    clock.advance(days=30)
    begin_draft(lars)
    again = NEW | {"sv": "Ändrad."}
    draft_rule(lars, "CONT-7", again, "")
    publish(marja_liisa, facts(document_date=clock.moment.date(), looked=True))
    assert read().find("CONT-7").original.text == "Ändrad."
    assert read().find("CONT-7").in_language("fi").text == NEW["fi"]
    assert read_version(GuidelineVersion.objects.get(number=2)).find("CONT-7").original.text == NEW["sv"]


def test_a_removed_rule_is_gone_from_the_version_and_its_address_says_since_when(
    lars: Person, marja_liisa: Person, draft: GuidelineVersion, client: Any
) -> None:
    remove_rule(lars, "GEN-8")
    remove_rule(lars, "GEN-8")
    assert "inte längre" not in _page(client, "/guideline/GEN-8/")
    publish(marja_liisa, facts())
    with pytest.raises(UnknownRule):
        read().find("GEN-8")
    words = content.find("GEN-8").text.sv
    for address in ("/guideline/GEN-8/", "/sv/guideline/GEN-8/"):
        page = _page(client, address)
        assert words in page
        assert "version 2, 23.11.2026" in page
    sheet = client.get("/guideline/GEN-8/sheet/", headers={"HX-Request": "true"}).content.decode()
    assert "version 2, 23.11.2026" in sheet
    assert "GEN-8" in _page(client, "/guideline/versions/1/")
    assert "Inte längre i anvisningen" in _page(client, "/guideline/versions/2/changes/")
    assert client.get("/guideline/GEN-99/").status_code == 404


def test_a_number_is_never_used_again(
    lars: Person, marja_liisa: Person, draft: GuidelineVersion, client: Any, clock: Any
) -> None:
    add_rule(lars, CONTENT, [], NEW)
    remove_rule(lars, "CONT-6")
    publish(marja_liisa, facts())
    clock.advance(days=30)
    begin_draft(lars)
    remove_rule(lars, "CONT-7")
    assert add_rule(lars, CONTENT, [], NEW) == "CONT-8"
    publish(marja_liisa, facts(document_date=clock.moment.date()))
    page = _page(client, "/guideline/CONT-7/")
    assert NEW["sv"] in page
    assert "version 3" in page
    assert "version 2" in _page(client, "/guideline/CONT-6/")


def test_what_only_the_draft_has_is_gone_without_a_trace_when_taken_out_or_dropped(
    lars: Person, draft: GuidelineVersion
) -> None:
    add_rule(lars, CONTENT, [], NEW)
    remove_rule(lars, "CONT-7")
    assert not RuleText.objects.exists()
    add_rule(lars, CONTENT, [], NEW)
    remove_rule(lars, "GEN-8")
    drop_draft(lars)
    assert not RuleSpan.objects.exists()
    assert read().find("GEN-8").original.text == content.find("GEN-8").text.sv


def test_a_removed_rule_is_put_back_with_the_words_in_force(lars: Person, draft: GuidelineVersion) -> None:
    draft_rule(lars, "GEN-8", NEW, "")
    remove_rule(lars, "GEN-8")
    assert [(one.rule.id, one.is_gone) for one in changes(read(), read_version(draft))] == [("GEN-8", True)]
    put_back(lars, "GEN-8")
    put_back(lars, "GEN-8")
    assert changes(read(), read_version(draft)) == []
    kinds = Entry.objects.filter(kind__startswith="guideline.rule_").values_list("kind", flat=True)
    assert sorted(kinds) == ["guideline.rule_drafted", "guideline.rule_put_back", "guideline.rule_removed"]


def test_whoever_writes_a_rule_that_was_taken_out_meanwhile_is_told(
    lars: Person, draft: GuidelineVersion
) -> None:
    remove_rule(lars, "GEN-8")
    with pytest.raises(UnknownRule):
        draft_rule(lars, "GEN-8", NEW, stamp_of(draft, "GEN-8"))


def test_what_is_refused(lars: Person, aino: Person, draft: GuidelineVersion) -> None:
    for act in (lambda: add_rule(aino, CONTENT, [], NEW), lambda: remove_rule(aino, "GEN-8")):
        with pytest.raises(NotTheirs):
            act()
    with pytest.raises(NotTheirs):
        put_back(aino, "GEN-8")
    with pytest.raises(FrameStays):
        remove_rule(lars, "META-1")
    with pytest.raises(UnknownRule):
        remove_rule(lars, "GEN-99")
    with pytest.raises(TextMissing):
        add_rule(lars, CONTENT, [], NEW | {"fi": " "})
    drop_draft(lars)
    with pytest.raises(NoDraft):
        add_rule(lars, CONTENT, [], NEW)


def test_lars_adds_takes_out_and_puts_back_on_the_pages(
    lars: Person, aino: Person, as_person: SignedIn, draft: GuidelineVersion
) -> None:
    his = as_person(lars)
    _page(his, "/guideline/next/add/")
    assert his.post("/guideline/next/add/", NEW | {"section": "0"}).status_code == 422
    assert his.post("/guideline/next/add/", NEW | {"section": "15", "fi": ""}).status_code == 422
    his.post("/guideline/next/add/", NEW | {"section": "15", "groups": ["posters"]})
    assert "Ny regel" in _page(his, "/guideline/next/")
    assert "Bara det här utkastet har regeln" in _page(his, "/guideline/next/rule/CONT-7/")
    his.post("/guideline/next/rule/CONT-7/", {"remove": "1"})
    his.post("/guideline/next/rule/GEN-8/", {"remove": "1"})
    assert 'name="put_back" value="GEN-8"' in _page(his, "/guideline/next/")
    assert his.get("/guideline/next/rule/GEN-8/").status_code == 404
    his.post("/guideline/next/", {"put_back": "GEN-8"})
    assert not RuleSpan.objects.exists()
    assert as_person(aino).get("/guideline/next/add/").status_code == 403
    drop_draft(lars)
    assert "utkast" in his.post("/guideline/next/add/", NEW | {"section": "15"}, follow=True).content.decode()
