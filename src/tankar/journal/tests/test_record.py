"""Writing entries: in the action's transaction or not at all."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tankar import journal
from tankar.journal import kinds, writing
from tankar.journal.errors import AppendOnly, NotInTransaction, NotPlain, UnknownKind, WrongKind
from tankar.journal.models import Entry, Words

AINO = journal.Actor("p-aino", "Aino Rautakoski", "employee")

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    started = journal.EntryKind("content.started", "%(actor)s started “%(title)s”", rules=("CONT-1",))
    monkeypatch.setitem(kinds._declared, started.name, started)
    # what the house itself reacts to stands again afterwards
    monkeypatch.setattr(writing, "_reactions", {})


def _started(**more: Any) -> Entry:
    with transaction.atomic():
        return journal.record("content.started", actor=AINO, subject=("item", "i-1"), **more)


def test_an_entry_says_who_what_when_and_by_which_rule(clock: Any) -> None:
    entry = _started(params={"title": "Snö"}, rules=["PRIN-1", "CONT-1"])
    entry.refresh_from_db()
    assert (entry.actor_id, entry.actor_name, entry.acting_as) == ("p-aino", "Aino Rautakoski", "employee")
    assert (entry.subject_type, entry.subject_id) == ("item", "i-1")
    assert entry.rules == ["CONT-1", "PRIN-1"]
    assert entry.params == {"title": "Snö"}
    assert entry.at == clock.moment
    assert len(entry.public_id) == 16


def test_an_entry_outside_a_transaction_is_refused() -> None:
    with pytest.raises(NotInTransaction):
        journal.record("content.started", actor=AINO, subject=("item", "i-1"))
    assert not Entry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_an_entry_falls_with_its_change() -> None:
    with transaction.atomic():
        journal.record("content.started", actor=AINO, subject=("item", "i-1"), words="Hej")
        transaction.set_rollback(True)
    assert not Entry.objects.exists()
    assert not Words.objects.exists()


def test_a_kind_that_nobody_declares_is_refused() -> None:
    with pytest.raises(UnknownKind, match=r"content\.nonsense"), transaction.atomic():
        journal.record("content.nonsense", actor=AINO, subject=("item", "i-1"))


@pytest.mark.parametrize("value", [1.5, dt.date(2026, 1, 1), {1: "a"}, {"a": [b"x"]}, "a\0b", {1, 2}])
def test_a_parameter_that_databases_write_differently_is_refused(value: Any) -> None:
    with pytest.raises(NotPlain, match=r"params\.title"):
        _started(params={"title": value})


def test_a_lazy_or_enumerated_text_is_kept_as_text() -> None:
    from django.db.models import TextChoices

    class State(TextChoices):
        OPEN = "open"

    entry = _started(params={"title": State.OPEN, "parts": (1, None, True)})
    entry.refresh_from_db()
    assert entry.params == {"title": "open", "parts": [1, None, True]}


def test_reactions_run_in_the_transaction_of_the_entry_in_their_order() -> None:
    seen: list[tuple[str, bool]] = []

    def first(entry: Entry) -> None:
        seen.append((f"first {entry.subject_id}", transaction.get_connection().in_atomic_block))

    journal.react_with({"content.started": [first, lambda entry: seen.append(("second", True))]})
    _started()
    assert seen == [("first i-1", True), ("second", True)]


@pytest.mark.django_db(transaction=True)
def test_a_reaction_that_fails_fails_the_action() -> None:
    def refuse(entry: Entry) -> None:
        raise IntegrityError("no")

    journal.react_with({"content.started": [refuse]})
    with pytest.raises(IntegrityError):
        _started()
    assert not Entry.objects.exists()


def test_nobody_can_react_to_what_nobody_declares() -> None:
    with pytest.raises(UnknownKind):
        journal.react_with({"content.nonsense": []})


def test_an_entry_is_never_changed_and_never_deleted() -> None:
    entry = _started()
    entry.actor_name = "Somebody else"
    for attempt in (
        entry.save,
        entry.delete,
        Entry.objects.all().delete,
        lambda: Entry.objects.update(actor_name="Somebody else"),
        lambda: Entry.objects.bulk_update([entry], ["actor_name"]),
    ):
        with pytest.raises(AppendOnly):
            attempt()
    assert Entry.objects.get().actor_name == "Aino Rautakoski"


def test_the_sentence_is_filled_with_the_entrys_parameters() -> None:
    entry = _started(params={"title": "Snö på måndag"})
    assert journal.sentence(entry) == "Aino Rautakoski started “Snö på måndag”"


def test_a_missing_parameter_does_not_break_the_page() -> None:
    assert journal.sentence(_started()) == "Aino Rautakoski started “?”"


def test_an_old_entry_of_a_kind_nobody_declares_any_more_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = _started()
    monkeypatch.delitem(kinds._declared, "content.started")
    assert journal.sentence(entry) == "Aino Rautakoski: content.started"


@pytest.mark.parametrize(("language", "said"), [("sv", "raderade"), ("fi", "poisti"), ("en", "erased")])
def test_the_sentence_is_in_the_readers_language(language: str, said: str) -> None:
    from django.utils import translation

    entry = _started(words="Hej")
    with transaction.atomic():
        journal.erase_words(entry, actor=AINO)
    with translation.override(language):
        assert said in journal.sentence(Entry.objects.latest("id"))


def test_a_code_is_kept_and_its_label_told_in_the_readers_language(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.utils import translation
    from django.utils.functional import lazystr

    labels: dict[str, dict[str, Any]] = {"title": {"new": lazystr("Nytt"), "old": "Gammalt"}}
    labelled = journal.EntryKind("content.started", "%(actor)s started “%(title)s”", labels=labels)
    monkeypatch.setitem(kinds._declared, labelled.name, labelled)
    entry = _started(params={"title": "new"})
    assert entry.params == {"title": "new"}
    with translation.override("en"):
        assert journal.sentence(entry) == "Aino Rautakoski started “Nytt”"
        assert journal.sentence(_started(params={"title": "never"})) == "Aino Rautakoski started “never”"
        assert journal.sentence(_started()) == "Aino Rautakoski started “?”"


def test_what_the_house_did_itself_is_told_as_the_houses() -> None:
    with transaction.atomic():
        entry = journal.record("content.started", actor=None, subject=("item", "i-1"), params={"title": "x"})
    assert journal.sentence(entry) == "Tankar started “x”"


def test_words_lie_apart_from_their_entry() -> None:
    entry = _started(words="Det är halt vid skolan.")
    assert journal.words_of(entry) == "Det är halt vid skolan."
    assert "halt" not in str(Entry.objects.values().get())
    assert journal.words_of(_started()) is None


def test_the_same_words_twice_have_different_digests() -> None:
    assert _started(words="Hej").words_digest != _started(words="Hej").words_digest


def test_entries_about_one_thing_are_found_newest_first() -> None:
    first, second = _started(), _started()
    assert list(Entry.objects.about("item", "i-1")) == [second, first]
    assert not Entry.objects.about("item", "i-2").exists()


def test_a_context_declares_only_its_own_kinds_and_each_once() -> None:
    with pytest.raises(WrongKind, match="must begin with"):
        kinds.declare([journal.EntryKind("inbox.seen", "x")], context="content")
    with pytest.raises(WrongKind, match="twice"):
        kinds.declare([journal.EntryKind("content.started", "another sentence")], context="content")


def test_the_journals_own_kinds_are_discovered() -> None:
    assert journal.kind_named("journal.words_erased") in journal.all_kinds()
