"""Credentials lie encrypted; keys can be turned; a missing key stops everything and replaces nothing."""

from __future__ import annotations

import logging
import stat
from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import MultiFernet
from django.conf import LazySettings

from tankar import vault
from tankar.vault import keys
from tankar.vault.errors import CannotOpen, KeyMissing, Missing
from tankar.vault.models import Secret

pytestmark = pytest.mark.django_db
TOKEN = {"access_token": "hemlig-nyckel-1234", "scope": "write"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: LazySettings) -> Path:
    settings.DATA = tmp_path
    return tmp_path / "keys"


def test_what_was_stored_is_revealed() -> None:
    vault.store("channel:city", TOKEN)
    assert vault.reveal("channel:city") == TOKEN


def test_storing_again_replaces() -> None:
    vault.store("channel:city", TOKEN)
    vault.store("channel:city", {"access_token": "annan"})
    assert vault.reveal("channel:city") == {"access_token": "annan"}
    assert Secret.objects.count() == 1


def test_the_database_holds_no_readable_secret() -> None:
    vault.store("channel:city", TOKEN)
    assert "hemlig" not in str(Secret.objects.values().get())


def test_a_revealed_secret_does_not_show_itself(caplog: pytest.LogCaptureFixture) -> None:
    vault.store("channel:city", TOKEN)
    revealed = vault.reveal("channel:city")
    logging.getLogger("tankar").warning("here is %s and %r", revealed, [revealed])
    assert "hemlig" not in caplog.text
    assert "hemlig" not in repr(Secret.objects.get())


def test_nothing_stored_is_missing_and_forgetting_does_no_harm() -> None:
    vault.store("channel:city", TOKEN)
    vault.forget("channel:city")
    vault.forget("channel:city")
    with pytest.raises(Missing, match="channel:city"):
        vault.reveal("channel:city")


def test_the_first_key_is_made_where_nothing_is_stored(folder: Path) -> None:
    vault.check_keys()
    for name in ("vault", "safety"):
        assert len(keys.load(folder, name)) == 1
        assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600


def test_a_missing_key_beside_ciphertext_refuses_and_makes_no_new_one(folder: Path) -> None:
    vault.store("channel:city", TOKEN)
    (folder / "vault").unlink()
    for attempt in (
        vault.check_keys,
        vault.check,
        vault.rotate,
        lambda: vault.reveal("channel:city"),
        lambda: vault.store("channel:other", TOKEN),
    ):
        with pytest.raises(KeyMissing, match="Put the file back"):
            attempt()
    assert not (folder / "vault").exists()


def test_the_file_put_back_opens_everything_again(folder: Path) -> None:
    vault.store("channel:city", TOKEN)
    kept = (folder / "vault").read_text()
    (folder / "vault").unlink()
    (folder / "vault").write_text(kept)
    assert vault.check() == []
    assert vault.reveal("channel:city") == TOKEN


def test_rotating_encrypts_everything_with_the_newest_key(folder: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr("tankar.vault.safe.BATCH", 2)
    for number in range(5):
        vault.store(f"channel:{number}", TOKEN)
    before = keys.load(folder, "vault")
    keys.rotate(folder, "vault")
    assert vault.rotate() == 5
    after = keys.load(folder, "vault")
    assert after[1:] == before
    (folder / "vault").write_text(after[0] + "\n")  # the old key alone is gone
    assert vault.check() == []
    assert vault.reveal("channel:3") == TOKEN


def test_an_old_value_opens_after_a_rotation_that_was_killed_in_the_middle(folder: Path) -> None:
    vault.store("channel:city", TOKEN)
    keys.rotate(folder, "vault")
    assert vault.reveal("channel:city") == TOKEN
    assert vault.rotate() == 1


def test_a_value_stored_during_a_rotation_is_kept(monkeypatch: Any) -> None:
    vault.store("channel:city", TOKEN)
    rotate_token = MultiFernet.rotate

    def and_somebody_stores(self: MultiFernet, token: bytes) -> bytes:
        vault.store("channel:city", {"access_token": "annan"})
        return rotate_token(self, token)

    monkeypatch.setattr(MultiFernet, "rotate", and_somebody_stores)
    assert vault.rotate() == 0
    assert vault.reveal("channel:city") == {"access_token": "annan"}


def test_check_names_what_no_key_opens_and_rotation_then_changes_nothing(folder: Path) -> None:
    vault.store("channel:city", TOKEN)
    (folder / "vault").unlink()
    keys.rotate(folder, "vault")  # another key than the one it was encrypted with
    vault.store("channel:other", TOKEN)
    assert vault.check() == ["channel:city"]
    with pytest.raises(CannotOpen, match="Nothing was encrypted anew"):
        vault.rotate()
    assert len(keys.load(folder, "vault")) == 1


def test_a_row_copied_over_another_is_not_taken_for_it() -> None:
    vault.store("channel:city", TOKEN)
    vault.store("channel:other", {"access_token": "annan"})
    Secret.objects.filter(name="channel:city").update(
        ciphertext=Secret.objects.get(name="channel:other").ciphertext
    )
    with pytest.raises(CannotOpen, match="another name"):
        vault.reveal("channel:city")


def test_a_changed_ciphertext_is_not_opened() -> None:
    vault.store("channel:city", TOKEN)
    Secret.objects.update(ciphertext="gAAAAAnonsense–å")
    with pytest.raises(CannotOpen):
        vault.reveal("channel:city")
