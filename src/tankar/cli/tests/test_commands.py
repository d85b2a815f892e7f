from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction

from tankar import journal, vault
from tankar.cli.acts import ACTS
from tankar.cli.commands import main, parser
from tankar.journal.models import Entry
from tankar.vault import keys


def test_every_command_does_something() -> None:
    [below] = [action for action in parser()._actions if action.dest == "command"]
    assert set(below.choices or ()) == {*ACTS, "manage", "texts"}


@pytest.mark.parametrize("words", [[], ["backup"], ["keys"], ["keys", "rotate", "front-door"], ["fly"]])
def test_a_wrong_command_says_how_it_is_used(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert "usage: tankar" in capsys.readouterr().err


@pytest.mark.django_db
def test_rotated_keys_open_what_the_old_ones_closed(capsys: pytest.CaptureFixture[str]) -> None:
    vault.check_keys()
    vault.store("channel:library", {"token": "Aino's"})
    folder = Path(settings.DATA) / "keys"
    keys.load_or_make(folder, "signing")
    before = {name: keys.load(folder, name) for name in keys.NAMES}
    assert main(["keys", "rotate"]) == 0
    said = capsys.readouterr().out
    assert "1 credentials were encrypted anew. Restart Tankar" in said
    for name, there in before.items():
        assert keys.load(folder, name)[1:] == there
        assert (folder / name).stat().st_mode & 0o777 == 0o600
    assert vault.reveal("channel:library") == {"token": "Aino's"}
    # what was encrypted anew needs the newest key alone
    (folder / "vault").write_text(keys.load(folder, "vault")[0] + "\n")
    assert vault.reveal("channel:library") == {"token": "Aino's"}


@pytest.mark.django_db
def test_one_kind_of_key_can_be_rotated_alone() -> None:
    vault.check_keys()
    folder = Path(settings.DATA) / "keys"
    keys.load_or_make(folder, "signing")
    before = {name: keys.load(folder, name) for name in keys.NAMES}
    assert main(["keys", "rotate", "signing"]) == 0
    assert len(keys.load(folder, "signing")) == len(before["signing"]) + 1
    assert keys.load(folder, "vault") == before["vault"]


@pytest.mark.django_db
def test_the_journal_is_verified_and_a_changed_entry_named(capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(3):
        with transaction.atomic():
            journal.record("journal.words_erased", actor=None, subject=("entry", str(number)))
    assert main(["journal", "verify"]) == 0
    assert "0 entries verify, and nothing is missing. 3 newer ones are sealed" in capsys.readouterr().out
    journal.seal()
    assert main(["journal", "verify"]) == 0
    said = capsys.readouterr().out
    assert "3 entries verify, and nothing is missing." in said
    assert str(Entry.objects.get(number=3).digest) in said
    Entry._base_manager.filter(number=2).update(actor_name="Somebody else")
    assert main(["journal", "verify"]) == 1
    assert "Entry 2 of the journal is not as it was written; 1 before it verify." in capsys.readouterr().err
