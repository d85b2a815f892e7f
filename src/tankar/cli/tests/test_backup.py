from __future__ import annotations

import gzip
import io
import json
import tarfile
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from tankar import journal
from tankar.cli.backup import backup, restore
from tankar.cli.backup.format import kept_models, name_of
from tankar.cli.tests.conftest import run
from tankar.organisation.models import Person, Unit
from tankar.publishing.models import Delivery
from tankar.work import clock

pytestmark = [pytest.mark.xdist_group("city"), pytest.mark.db]


def manifest_of(path: Path) -> dict[str, Any]:
    with tarfile.open(path) as whole:
        file = whole.extractfile("manifest.json")
        assert file is not None
        return dict(json.load(file))


def changed(path: Path, target: Path, name: str, data: bytes | None) -> Path:
    """The same archive with one part replaced, or left out."""
    with tarfile.open(path) as source, tarfile.open(target, "w:gz") as new:
        for entry in source:
            content = source.extractfile(entry)
            assert content is not None
            told = content.read()
            if entry.name == name:
                if data is None:
                    continue
                told, entry.size = data, len(data)
            new.addfile(entry, io.BytesIO(told))
    return target


def nothing_came() -> bool:
    return not Person.objects.exists() and not Unit.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_city_moves_from_sqlite_to_this_database_and_back_without_losing_a_byte(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], settings: Any
) -> None:
    """In `make prove` and on PostgreSQL this is SQLite → PostgreSQL → SQLite."""
    settings.DATA = tmp_path / "here"
    assert restore(str(archive)) == 0
    said = capsys.readouterr().out
    assert "rows restored, as of" in said
    assert "do not start the old installation again" in said
    second, third = tmp_path / "second.tar.gz", tmp_path / "third.tar.gz"
    assert backup(str(second)) == 0
    assert "The keys are not in it." in capsys.readouterr().out
    data = tmp_path / "sqlite"
    done = run(data, "restore", str(second))
    assert done.returncode == 0, done.stderr
    assert run(data, "backup", str(third)).returncode == 0
    first = manifest_of(archive)
    assert manifest_of(second)["engine"] == connection.vendor
    for later in (manifest_of(second), manifest_of(third)):
        assert later["rows"] == first["rows"]
        assert later["media"] == first["media"]
    assert journal.verify().ok


@pytest.mark.django_db(transaction=True)
def test_after_a_restore_new_rows_get_new_numbers(archive: Path) -> None:
    assert restore(str(archive)) == 0
    highest = Unit.objects.order_by("-pk")[0].pk
    assert Unit.objects.create(name_sv="Ny enhet", name_fi="Uusi yksikkö", name_en="New unit").pk > highest


@pytest.mark.django_db(transaction=True)
def test_names_keep_their_three_languages(archive: Path) -> None:
    assert restore(str(archive)) == 0
    names = Unit.objects.filter(name_sv="Stadsbiblioteket").values_list("name_fi", "name_en")
    assert list(names) == [("Kaupunginkirjasto", "City library")]


@pytest.mark.django_db(transaction=True)
def test_what_should_have_left_meanwhile_asks_for_a_new_time(
    archive: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Heikki restores last night's backup at noon: the old machine may have sent the morning's posts."""
    import datetime as dt

    monkeypatch.setattr(clock, "now", lambda: dt.datetime(2031, 11, 25, 10, 30, tzinfo=dt.UTC))
    assert restore(str(archive)) == 0
    assert "were not sent and ask for a new time" in capsys.readouterr().out
    held = Delivery.objects.filter(state="needs_person", why="overdue", not_before__gt="2031-11-24T00:00Z")
    assert held.count() >= 4
    assert not Delivery.objects.due(clock.now(), clock.machine()).exists()


def test_nothing_of_the_keys_is_in_a_backup(archive: Path, city: Path) -> None:
    with tarfile.open(archive) as whole:
        names = whole.getnames()
    assert not any("keys" in name for name in names)
    plain = gzip.decompress(archive.read_bytes())
    for key in (city / "keys").iterdir():
        for line in key.read_text("ascii").splitlines():
            assert line.encode() not in plain


def test_every_table_of_ours_is_in_a_backup_or_left_out_by_name() -> None:
    from django.apps import apps

    ours = {
        name_of(model)
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.startswith("tankar.")
    }
    left_out = {"tankar_work.Lease", "tankar_work.Trouble", "tankar_organisation.Device"}
    assert ours - {name_of(model) for model in kept_models()} == left_out


def test_second_steps_are_in_a_backup_so_that_no_password_alone_opens_a_restored_city() -> None:
    assert "mfa.Authenticator" in {name_of(model) for model in kept_models()}


@pytest.mark.django_db
def test_a_database_with_rows_is_left_alone(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Unit.objects.create(name_sv="Enhet", name_fi="Yksikkö", name_en="Unit")
    assert restore(str(archive)) == 1
    assert "The database is not empty" in capsys.readouterr().err
    assert Unit.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("share", [0.2, 0.6, 0.99])
def test_a_file_that_was_cut_short_is_refused(
    share: float, archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    short = tmp_path / "short.tar.gz"
    data = archive.read_bytes()
    short.write_bytes(data[: int(len(data) * share)])
    assert restore(str(short)) == 1
    assert "damaged or was cut short. Nothing was restored" in capsys.readouterr().err
    assert nothing_came()


@pytest.mark.django_db
@pytest.mark.parametrize("data", [b"", b"hello", gzip.compress(b"hello", mtime=0), b"\x1f\x8b broken"])
def test_a_foreign_file_is_refused(data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    foreign = tmp_path / "foreign"
    foreign.write_bytes(data)
    assert restore(str(foreign)) == 1
    assert "Nothing was restored" in capsys.readouterr().err
    assert restore(str(tmp_path / "nowhere")) == 1
    assert "There is no file" in capsys.readouterr().err


@pytest.mark.django_db
@pytest.mark.parametrize("data", [None, b"[]\n"])
def test_a_part_that_was_changed_or_left_out_is_noticed(
    data: bytes | None, archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = changed(archive, tmp_path / "other.tar.gz", "rows/tankar_content.Item.jsonl", data)
    assert restore(str(other)) == 1
    assert "damaged" in capsys.readouterr().err
    assert nothing_came()


@pytest.mark.django_db
def test_an_archive_that_reaches_out_of_its_folder_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    evil = tmp_path / "evil.tar.gz"
    with tarfile.open(evil, "w:gz") as archive:
        entry = tarfile.TarInfo("../../out")
        entry.size = 2
        archive.addfile(entry, io.BytesIO(b"hi"))
    assert restore(str(evil)) == 1
    assert "Nothing was restored" in capsys.readouterr().err
    assert not (settings.DATA / "out").exists()
    assert not (settings.DATA.parent / "out").exists()


@pytest.mark.django_db
def test_another_versions_backup_is_refused_by_name(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    manifest = manifest_of(archive)
    manifest["migrations"].append("tankar_content.9999_of_the_future")
    other = changed(archive, tmp_path / "new.tar.gz", "manifest.json", json.dumps(manifest).encode())
    assert restore(str(other)) == 1
    assert "differ in tankar_content.9999_of_the_future" in capsys.readouterr().err
    manifest["format"] = 99
    other = changed(archive, tmp_path / "newer.tar.gz", "manifest.json", json.dumps(manifest).encode())
    assert restore(str(other)) == 1
    assert "has format 99" in capsys.readouterr().err


def test_a_backup_never_writes_over_another(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there = tmp_path / "there.tar.gz"
    there.write_bytes(b"precious")
    assert backup(str(there)) == 1
    assert "never writes over another" in capsys.readouterr().err
    assert there.read_bytes() == b"precious"
    assert backup(str(tmp_path / "no" / "folder.tar.gz")) == 1
    assert "does not exist" in capsys.readouterr().err
