"""Store, reveal, forget; turn the key; see what can still be opened.

The keys are read from their file each time: a running process sees at once that they were rotated.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

from tankar.vault import keys
from tankar.vault.errors import CannotOpen, KeyMissing, Missing
from tankar.vault.models import Secret

__all__ = ["check", "check_keys", "close", "forget", "opened", "reveal", "rotate", "store"]

BATCH = 200


class _Revealed(dict[str, str]):
    """A mapping that does not show its values in logs and tracebacks."""

    def __repr__(self) -> str:
        return f"<{len(self)} secret values>"


def store(name: str, value: Mapping[str, str]) -> None:
    """Encrypt `value` and keep it as `name`, in the caller's transaction. Raises `KeyMissing`."""
    plain = json.dumps({"name": name, "value": dict(value)}).encode()
    token = _keys_or_first().encrypt(plain).decode("ascii")
    Secret.objects.update_or_create(name=name, defaults={"ciphertext": token})


def reveal(name: str) -> dict[str, str]:
    """What was stored as `name`. Raises `Missing`, `KeyMissing` or `CannotOpen`."""
    secret = Secret.objects.filter(name=name).first()
    if secret is None:
        raise Missing(f"Nothing is stored in the vault as {name}.")
    return _open(secret, _keys())


def forget(name: str) -> None:
    """Remove what is stored as `name`; it does no harm when nothing is."""
    Secret.objects.filter(name=name).delete()


def close(content: bytes) -> bytes:
    """`content`, encrypted, for a row of the caller's own that is kept for days. Raises `KeyMissing`."""
    return _keys_or_first().encrypt(content)


def opened(closed: bytes) -> bytes:
    """What `close` was given. Raises `KeyMissing` or `CannotOpen`."""
    try:
        return _keys().decrypt(bytes(closed))
    except InvalidToken:
        raise CannotOpen("No key opens what was closed with an earlier one.") from None


def rotate() -> int:
    """Encrypt everything anew with the newest key (`keys.rotate` puts one first); returns how many values.

    At every moment all values can be opened, since the old keys stay in the file (older backups need them).
    Raises `KeyMissing`, or `CannotOpen` before any change.
    """
    if unreadable := check():
        raise CannotOpen(f"No key opens {', '.join(unreadable)}. Nothing was encrypted anew.")
    newest_first = _keys()
    done, last = 0, 0
    while batch := list(Secret.objects.filter(pk__gt=last).order_by("pk")[:BATCH]):
        for secret in batch:
            token = newest_first.rotate(secret.ciphertext.encode("ascii")).decode("ascii")
            # somebody may have stored another value in the meantime, with the new key
            same = Secret.objects.filter(pk=secret.pk, ciphertext=secret.ciphertext)
            done += same.update(ciphertext=token)
        last = batch[-1].pk
    return done


def check() -> list[str]:
    """The names of what cannot be opened: empty when all is well. Raises `KeyMissing`."""
    check_keys()
    if not Secret.objects.exists():
        return []
    opener = _keys()
    unreadable = []
    for secret in Secret.objects.order_by("name").iterator(chunk_size=BATCH):
        try:
            _open(secret, opener)
        except CannotOpen:
            unreadable.append(secret.name)
    return unreadable


def check_keys() -> None:
    """Asked before anything starts: raises `KeyMissing` when ciphertext is there and its key is not.

    Where nothing is stored yet, the first keys are made.
    """
    _keys_or_first()
    keys.load_or_make(_folder(), "safety")


def _folder() -> Path:
    return Path(settings.DATA) / "keys"


def _keys_or_first() -> MultiFernet:
    if not keys.load(_folder(), "vault") and not Secret.objects.exists():
        keys.load_or_make(_folder(), "vault")
    return _keys()


def _keys() -> MultiFernet:
    found = keys.load(_folder(), "vault")
    if not found:
        raise KeyMissing(
            f"The key file {_folder() / 'vault'} is missing, and the database holds credentials for it. "
            "Put the file back from where you keep your keys (a backup has none). No new key was made."
        )
    return MultiFernet([Fernet(key) for key in found])


def _open(secret: Secret, opener: MultiFernet) -> dict[str, str]:
    try:
        plain = json.loads(opener.decrypt(secret.ciphertext.encode("utf-8")))
    except InvalidToken:
        raise CannotOpen(f"None of the keys opens {secret.name}.") from None
    if plain["name"] != secret.name:
        raise CannotOpen(f"What is stored as {secret.name} was encrypted under another name.")
    return _Revealed(plain["value"])
