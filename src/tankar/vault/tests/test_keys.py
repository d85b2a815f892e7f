"""Key files: newest first, readable by their owner, one first key however many processes begin."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tankar.vault import keys


def test_no_file_means_no_keys(tmp_path: Path) -> None:
    assert keys.load(tmp_path, "vault") == []


def test_the_newest_key_is_first(tmp_path: Path) -> None:
    first = keys.load_or_make(tmp_path, "vault")
    second = keys.rotate(tmp_path, "vault")
    assert second[1:] == first
    assert keys.load(tmp_path, "vault") == second
    assert keys.load_or_make(tmp_path, "vault") == second


def test_only_the_owner_reads_keys(tmp_path: Path) -> None:
    keys.rotate(tmp_path / "keys", "vault")
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "keys" / "vault").stat().st_mode) == 0o600


def test_of_many_who_begin_at_once_one_makes_the_first_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: tuple(keys.load_or_make(tmp_path, "signing")), range(8)))
    assert len(set(made)) == 1


def test_two_rotations_at_once_keep_both_keys(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: keys.rotate(tmp_path, "vault"), range(4)))
    assert len(set(keys.load(tmp_path, "vault"))) == 4
