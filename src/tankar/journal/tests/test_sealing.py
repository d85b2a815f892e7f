"""The chain: what was sealed cannot be changed without being found."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction

from tankar import journal
from tankar.journal import kinds
from tankar.journal.models import Entry, Words

HEIKKI = journal.Actor("p-heikki", "Heikki Kivihalme")

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    decided = journal.EntryKind("content.decided", "%(actor)s decided")
    monkeypatch.setitem(kinds._declared, decided.name, decided)


def _decided(count: int = 1, words: str | None = None) -> list[Entry]:
    with transaction.atomic():
        return [
            journal.record("content.decided", actor=HEIKKI, subject=("item", f"i-{n}"), words=words)
            for n in range(count)
        ]


def _tamper(place: int, **changes: object) -> None:
    Entry._base_manager.filter(number=place).update(**changes)


def test_an_empty_journal_verifies() -> None:
    assert journal.verify() == journal.Verification(True, 0, None, 0, "")


def test_sealed_entries_are_chained_and_verify() -> None:
    _decided(7, words="Ja.")
    assert journal.seal() == 7
    found = journal.verify()
    assert (found.ok, found.checked, found.unsealed) == (True, 7, 0)
    assert found.head == Entry.objects.get(number=7).digest
    assert Entry.objects.get(number=1).previous == ""
    assert Entry.objects.get(number=2).previous == Entry.objects.get(number=1).digest


def test_sealing_goes_in_batches_and_verify_names_the_unsealed_tail() -> None:
    _decided(5)
    assert journal.seal(batch=3) == 3
    assert journal.verify() == journal.Verification(True, 3, None, 2, Entry.objects.get(number=3).digest)
    assert [journal.seal(batch=3), journal.seal(batch=3)] == [2, 0]


def test_a_batch_is_few_statements(django_assert_max_num_queries: Any) -> None:
    _decided(200)
    with django_assert_max_num_queries(8):
        journal.seal()


@pytest.mark.parametrize(
    "changes",
    [
        {"actor_name": "Aino Rautakoski"},
        {"params": {"title": "another"}},
        {"rules": ["PRIN-1"]},
        {"subject_id": "i-9"},
        {"acting_as": "elected"},
        {"words_digest": ""},
        {"digest": "0" * 64},
        {"previous": "0" * 64},
        {"number": 99},
    ],
)
def test_a_changed_entry_is_found(changes: dict[str, object]) -> None:
    _decided(4, words="Ja.")
    journal.seal()
    _tamper(3, **changes)
    found = journal.verify()
    assert (found.ok, found.first_broken, found.checked) == (False, 3, 2)


def test_a_removed_entry_is_found() -> None:
    _decided(4)
    journal.seal()
    Entry._base_manager.filter(number=2)._raw_delete("default")
    assert journal.verify().first_broken == 2


def test_a_chain_cut_short_is_found_by_the_head_that_was_noted() -> None:
    _decided(4)
    journal.seal()
    noted = journal.verify().head
    Entry._base_manager.filter(number=4)._raw_delete("default")
    found = journal.verify()
    assert found.ok
    assert found.head != noted


def test_changed_words_are_found() -> None:
    _decided(2, words="Ja.")
    journal.seal()
    Words.objects.filter(entry__number=2).update(text="Nej.")
    assert journal.verify().first_broken == 2


def test_erased_words_keep_the_chain_and_leave_an_entry() -> None:
    entries = _decided(3, words="Ja.")
    journal.seal()
    with transaction.atomic():
        journal.erase_words(entries[1], actor=HEIKKI)
        journal.erase_words(entries[1], actor=HEIKKI)
    journal.seal()
    assert journal.words_of(entries[1]) is None
    found = journal.verify()
    assert (found.ok, found.checked) == (True, 4)
    assert Entry.objects.get(number=4).subject_id == entries[1].public_id


def test_words_removed_behind_the_journals_back_are_found() -> None:
    _decided(3, words="Ja.")
    journal.seal()
    Words.objects.filter(entry__number=2).delete()
    assert journal.verify().first_broken == 2


def test_an_entry_committed_later_with_a_lower_id_is_sealed_too() -> None:
    early, late = _decided(2)
    early_row = Entry._base_manager.filter(pk=early.pk).values().get()
    Entry._base_manager.filter(pk=early.pk)._raw_delete("default")
    assert journal.seal() == 1
    Entry(**early_row).save(force_insert=True)
    assert journal.seal() == 1
    assert Entry.objects.get(pk=early.pk).number == 2
    assert Entry.objects.get(pk=late.pk).number == 1
    assert journal.verify().ok


@pytest.mark.db
@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(not settings.ON_POSTGRESQL, reason="SQLite has one writer: ids commit in their order")
def test_a_transaction_still_open_while_another_is_sealed_is_sealed_afterwards() -> None:
    written, sealed = threading.Event(), threading.Event()

    def slow() -> None:
        with transaction.atomic():
            journal.record("content.decided", actor=HEIKKI, subject=("item", "slow"))
            written.set()
            sealed.wait(10)
        connection.close()

    thread = threading.Thread(target=slow)
    thread.start()
    written.wait(10)
    _decided(1)
    assert journal.seal() == 1
    sealed.set()
    thread.join(10)
    assert journal.seal() == 1
    assert [e.subject_id for e in Entry.objects.order_by("number")] == ["i-0", "slow"]
    assert journal.verify().ok


@pytest.mark.db
@pytest.mark.django_db(transaction=True)
def test_four_sealers_and_two_writers_at_once_make_one_chain() -> None:
    start = threading.Barrier(6)

    def write() -> None:
        start.wait()
        for _ in range(10):
            _decided(3)
        connection.close()

    def close_the_chain() -> None:
        start.wait()
        for _ in range(10):
            journal.seal(batch=7)
        connection.close()

    threads = [threading.Thread(target=work) for work in [write] * 2 + [close_the_chain] * 4]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    while journal.seal():
        pass
    assert journal.verify().ok
    assert journal.verify().checked == 60
