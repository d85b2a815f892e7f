from __future__ import annotations

import datetime as dt
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, transaction

from tankar import journal, vault
from tankar.channels.models import Access
from tankar.channels.testing.sample import a_channel
from tankar.cli import check
from tankar.cli.check import Line, Mark
from tankar.journal.models import Entry
from tankar.organisation.signing_in import oidc
from tankar.settings import CONFIGURATION, Configuration
from tankar.vault.models import Secret
from tankar.work import clock, demo, leases, periodic
from tankar.work.models import Demo, Trouble


def lines(of: str) -> list[Line]:
    return list(getattr(check, of)())


def worst(of: str) -> Mark:
    marks = [line.mark for line in lines(of)]
    return next((mark for mark in (Mark.WRONG, Mark.ATTENTION) if mark in marks), Mark.OK)


@pytest.fixture
def data(settings: SimpleNamespace, tmp_path: Path) -> Path:
    settings.DATA = tmp_path
    vault.keys.load_or_make(tmp_path / "keys", "signing")
    return tmp_path


@pytest.mark.django_db
def test_a_fresh_installation_has_nothing_wrong_but_waits_for_its_start(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    vault.check_keys()
    assert check.check() == 0
    said = capsys.readouterr().out
    assert "wrong" not in said
    assert (
        "attention  worker: none has shown a sign of life for a minute\n           → Start tankar serve"
        in said
    )


@pytest.mark.django_db
def test_every_line_that_is_not_well_has_a_remedy(data: Path) -> None:
    assert [line for line in check.look() if line.mark != Mark.OK and not line.remedy] == []


@pytest.mark.django_db
def test_a_key_that_others_can_read_is_wrong(data: Path) -> None:
    vault.check_keys()
    assert worst("keys") == Mark.OK
    (data / "keys" / "vault").chmod(0o644)
    [line] = [line for line in lines("keys") if line.mark != Mark.OK]
    assert line.mark == Mark.WRONG
    assert line.remedy == f"chmod 600 {data / 'keys' / 'vault'}"


@pytest.mark.django_db
def test_a_missing_key_beside_credentials_is_wrong_and_no_new_one_is_made(data: Path) -> None:
    vault.check_keys()
    vault.store("channel:library", {"token": "secret"})
    (data / "keys" / "vault").unlink()
    assert worst("vault") == Mark.WRONG
    assert worst("keys") == Mark.WRONG
    assert not (data / "keys" / "vault").exists()


@pytest.mark.django_db
def test_a_credential_that_no_key_opens_is_named(data: Path) -> None:
    vault.check_keys()
    vault.store("channel:library", {"token": "secret"})
    Secret.objects.update(ciphertext="nonsense")
    [line] = lines("vault")
    assert line.what == "vault: no key opens channel:library"


def test_a_data_folder_that_cannot_be_written_to_is_wrong(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert worst("data_folder") == Mark.OK
    monkeypatch.setattr("os.access", lambda *_: False)
    assert worst("data_folder") == Mark.WRONG


@pytest.mark.parametrize(
    ("free", "mark"), [(10 * 1024**3, Mark.OK), (500 * 1024**2, Mark.ATTENTION), (1024**2, Mark.WRONG)]
)
def test_a_disk_that_fills_up_is_told_in_time(
    free: int, mark: Mark, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=free))
    assert worst("data_folder") == mark


@pytest.mark.django_db
def test_a_worker_shows_its_life_and_its_troubles(data: Path) -> None:
    leases.hold(periodic.LEASE, "worker-1", 60)
    now = clock.machine()
    Trouble.objects.create(
        name="publishing.sweep", since=now, last=now, times=3, said="OperationalError: locked"
    )
    told = [line for line in lines("processes") if line.what.startswith("worker")]
    assert [line.mark for line in told] == [Mark.OK, Mark.ATTENTION]
    assert "publishing.sweep has failed 3 times" in told[1].what
    assert "OperationalError: locked" in told[1].remedy


@pytest.mark.django_db
def test_the_practice_networks_are_asked_in_a_demo_only(data: Path) -> None:
    assert lines("practice") == []
    Demo.objects.create(seed=1, today=dt.date(2026, 11, 23), practice_address="http://127.0.0.1:9")
    from tankar.work import demo

    demo.forget()
    assert worst("practice") == Mark.ATTENTION
    assert worst("mail") == Mark.OK


@pytest.mark.django_db
def test_mail_that_is_not_set_is_told_in_life(data: Path) -> None:
    [line] = lines("mail")
    assert line.mark == Mark.ATTENTION
    assert "TANKAR_MAIL" in line.remedy


@pytest.mark.django_db
def test_an_entry_that_was_changed_is_found(data: Path) -> None:
    with transaction.atomic():
        journal.record("journal.words_erased", actor=None, subject=("entry", "one"))
    journal.seal()
    assert worst("journal") == Mark.OK
    Entry._base_manager.update(subject_id="another")
    [line] = lines("journal")
    assert line.what == "journal: entry 1 is not as it was written"


@pytest.mark.django_db
def test_entries_that_nobody_seals_are_told(data: Path) -> None:
    with transaction.atomic():
        journal.record("journal.words_erased", actor=None, subject=("entry", "one"))
    assert worst("journal") == Mark.OK
    Entry._base_manager.update(at=clock.now() - dt.timedelta(hours=1))
    assert worst("journal") == Mark.ATTENTION


@pytest.mark.django_db
def test_a_channel_that_lost_its_access_is_named(data: Path) -> None:
    assert worst("channels") == Mark.OK
    a_channel(access=Access.LOST)
    [line] = lines("channels")
    assert line.what == "channels: Stadsbiblioteket no longer lets Tankar in"


@pytest.mark.django_db
@pytest.mark.parametrize(("minutes", "mark"), [(1, Mark.OK), (5, Mark.ATTENTION), (60, Mark.WRONG)])
def test_what_is_late_is_told(minutes: int, mark: Mark, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tankar.publishing.models import Delivery

    due = SimpleNamespace(not_before=clock.now() - dt.timedelta(minutes=minutes))

    class Waiting:
        def not_frozen(self, _: dt.datetime) -> Waiting:
            return self

        def order_by(self, _: str) -> Waiting:
            return self

        def first(self) -> SimpleNamespace:
            return due

    monkeypatch.setattr(Delivery.objects, "due", lambda *_: Waiting())
    assert worst("sending") == mark


@pytest.mark.django_db
def test_a_database_that_does_not_answer_ends_the_look(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(*_: object) -> None:
        raise DatabaseError("could not connect")

    monkeypatch.setattr(check, "MigrationExecutor", fails)
    assert check.check() == 1
    said = capsys.readouterr().out
    assert "wrong      database: it does not answer (could not connect)" in said
    assert "channels" not in said


def test_pages_that_show_the_programs_insides_are_wrong(settings: SimpleNamespace) -> None:
    settings.CONFIGURATION = CONFIGURATION.model_copy(update={"debug": True})
    assert worst("configuration") == Mark.WRONG


@pytest.mark.django_db
def test_the_sign_in_service_is_looked_at_where_one_is_set(
    settings: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert lines("sign_in_service") == []
    settings.CONFIGURATION = Configuration(oidc_issuer="https://login.demo.example", oidc_client_id="tankar")
    monkeypatch.setattr(oidc, "problem", lambda: None)
    assert worst("sign_in_service") == Mark.OK
    monkeypatch.setattr(oidc, "problem", lambda: "it calls itself something else")
    [line] = lines("sign_in_service")
    assert line.mark == Mark.WRONG
    assert "TANKAR_OIDC_ISSUER" in line.remedy
    Demo.objects.create(seed=1, today="2026-11-23", practice_address="http://127.0.0.1:8001")
    demo.forget()
    assert worst("sign_in_service") == Mark.OK
