"""What every network lets people do, free of HTTP."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from tankar.practice.store import Store


@dataclass(frozen=True)
class Said:
    """``at``: a moment in the past. ``is_quiet``: nobody is told of it by itself; whoever looks finds it."""

    text: str
    language: str | None = None
    at: datetime | None = None
    visibility: str = "public"
    is_quiet: bool = False


class Talk(Protocol):
    """Everything raises ``Refused`` or ``WrongPast`` for what that network does not do."""

    def find(self, store: Store, name: str) -> sqlite3.Row | None:
        """A post or comment that is there, by the network's own identifier."""

    def name_of(self, store: Store, row: sqlite3.Row) -> str:
        """The network's own identifier."""

    def path_of(self, store: Store, row: sqlite3.Row) -> str: ...

    def resident(self, store: Store, name: str) -> int:
        """The account of a resident of that name, made when it is missing."""

    def comment(self, store: Store, by: int, row: sqlite3.Row, said: Said) -> int: ...

    def post(self, store: Store, by: int, said: Said) -> int:
        """A post of its own, written in the network's own app."""

    def mention(self, store: Store, by: int, of: sqlite3.Row, said: Said) -> int:
        """A post that names the account ``of``."""

    def edit(self, store: Store, row: sqlite3.Row, text: str) -> None: ...

    def remove(self, store: Store, row: sqlite3.Row, by: int) -> None:
        """``by``: its writer, or whoever may take it away."""

    def like(self, store: Store, by: int, row: sqlite3.Row) -> None: ...

    def unlike(self, store: Store, by: int, row: sqlite3.Row) -> None: ...

    def hide(self, store: Store, row: sqlite3.Row, is_hidden: bool) -> None: ...
