"""The city puts its official text in place, rule by rule, and can take it away again."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tankar import journal
from tankar.guideline import content
from tankar.guideline.actions.replace_text import replace_text
from tankar.guideline.actions.restore_text import restore_text
from tankar.guideline.errors import (
    ChangedMeanwhile,
    MayNotEdit,
    NoSource,
    NoText,
    NothingReplaced,
    OriginalMustBeOfficial,
    UnknownRule,
)
from tankar.guideline.models import GuidelineVersion, RuleText
from tankar.guideline.reading import read
from tankar.journal.models import Entry
from tankar.organisation.models import Person

pytestmark = pytest.mark.django_db

FINNISH = "Uhkaavat viestit ohjataan esihenkilölle."


def _put(person: Person, **other: Any) -> RuleText:
    facts: dict[str, Any] = {
        "rule_id": "SAFE-7",
        "language": "fi",
        "text": FINNISH,
        "source": "Kaupunginhallitus 1.12.2026 § 12",
        "official": True,
        "seen": None,
    }
    return replace_text(person, **(facts | other))


def test_lars_puts_the_official_finnish_in_place(lars: Person, clock: Any) -> None:
    row = _put(lars)
    assert read().find("SAFE-7").in_language("fi").text == FINNISH
    assert (row.changed_by_id, row.changed_by_name) == (lars.public_id, "Lars Snåre-Holm")
    assert row.changed_at == clock.moment


def test_the_packaged_version_gets_its_row_with_the_first_text(marja_liisa: Person) -> None:
    assert not GuidelineVersion.objects.exists()
    _put(marja_liisa)
    version = GuidelineVersion.objects.get()
    assert version.document_date == dt.date(2021, 8, 23)
    assert version.noted_on == dt.date(2021, 8, 16)
    assert version.title_fi == content.document().title.fi


def test_the_journal_says_who_replaced_what_by_what(lars: Person) -> None:
    _put(lars)
    entry = Entry.objects.get(kind="guideline.text_replaced")
    assert (entry.subject_type, entry.subject_id) == ("rule", "SAFE-7")
    assert entry.actor_name == "Lars Snåre-Holm"
    assert set(entry.rules) == {"META-1", "SAFE-7"}
    assert entry.params["before"] == content.find("SAFE-7").text.fi
    assert entry.params["after"] == FINNISH
    assert "SAFE-7" in journal.sentence(entry)


def test_a_second_text_takes_the_first_ones_place(lars: Person, clock: Any) -> None:
    first = _put(lars)
    clock.advance(60)
    _put(lars, text="Toinen virke.", seen=first.changed_at)
    assert RuleText.objects.count() == 1
    assert Entry.objects.order_by("pk").last().params["before"] == FINNISH  # type: ignore[union-attr]


def test_spaces_and_line_breaks_of_a_pasted_text_are_put_in_order(lars: Person) -> None:
    assert _put(lars, text="  Uhkaavat viestit\r\nohjataan   esihenkilölle. ").text == FINNISH


@pytest.mark.parametrize("who", ["aino", "heikki", "sirpa", "johan", "outi", "pekka"])
def test_nobody_outside_communications_replaces_a_text(who: str, request: pytest.FixtureRequest) -> None:
    with pytest.raises(MayNotEdit):
        _put(request.getfixturevalue(who))
    assert not RuleText.objects.exists()
    assert not Entry.objects.filter(kind="guideline.text_replaced").exists()


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"text": " \n "}, NoText),
        ({"source": " "}, NoSource),
        ({"language": "sv", "official": False}, OriginalMustBeOfficial),
        ({"rule_id": "NOPE-1"}, UnknownRule),
        ({"rule_id": "META-2"}, UnknownRule),
    ],
)
def test_what_cannot_stand_is_refused_in_a_sentence(
    facts: dict[str, Any], refusal: type[Exception], lars: Person
) -> None:
    with pytest.raises(refusal) as refused:
        _put(lars, **facts)
    assert str(refused.value).endswith(".")
    assert not RuleText.objects.exists()


def test_the_swedish_original_gives_way_to_an_official_text(lars: Person) -> None:
    _put(lars, language="sv", text="Hotfulla meddelanden styrs till chefen.")
    assert read().find("SAFE-7").original.text == "Hotfulla meddelanden styrs till chefen."


def test_whoever_saves_second_is_told_who_was_first(lars: Person, marja_liisa: Person) -> None:
    _put(lars)
    with pytest.raises(ChangedMeanwhile) as refused:
        _put(marja_liisa, text="Toinen virke.", seen=None)
    assert "Lars Snåre-Holm" in str(refused.value)
    assert read().find("SAFE-7").in_language("fi").text == FINNISH


def test_a_text_restored_meanwhile_is_not_written_over_unseen(lars: Person, marja_liisa: Person) -> None:
    row = _put(lars)
    restore_text(marja_liisa, "SAFE-7", "fi")
    with pytest.raises(ChangedMeanwhile):
        _put(lars, seen=row.changed_at)


def test_the_packaged_text_is_restored_and_the_journal_keeps_the_other(lars: Person) -> None:
    _put(lars)
    restore_text(lars, "SAFE-7", "fi")
    assert read().find("SAFE-7").in_language("fi").text == content.find("SAFE-7").text.fi
    entry = Entry.objects.get(kind="guideline.text_restored")
    assert entry.params["before"] == FINNISH
    assert "SAFE-7" in entry.rules


def test_there_is_nothing_to_restore_where_nothing_was_replaced(lars: Person) -> None:
    with pytest.raises(NothingReplaced):
        restore_text(lars, "SAFE-7", "fi")


def test_aino_restores_nothing(aino: Person, lars: Person) -> None:
    _put(lars)
    with pytest.raises(MayNotEdit):
        restore_text(aino, "SAFE-7", "fi")
    assert RuleText.objects.exists()


def test_the_list_of_editable_texts_agrees_with_the_right(lars: Person, aino: Person) -> None:
    row = _put(lars)
    assert list(RuleText.objects.editable_by(lars)) == [row]
    assert not RuleText.objects.editable_by(aino).exists()
    assert not RuleText.objects.editable_by(None).exists()
