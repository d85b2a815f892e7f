from __future__ import annotations

from collections.abc import Iterator

import pytest

from tankar.notices import kinds
from tankar.notices.kinds import NoticeKind


@pytest.fixture
def snow() -> Iterator[None]:
    """Two kinds of notice for these tests alone: one that awaits its person, one that does not."""
    kinds.declare(
        [
            NoticeKind("notices.snow", "It snows in %(where)s"),
            NoticeKind("notices.ice", "Sand it", awaits=True),
        ],
        context="notices",
    )
    yield
    for name in ("notices.snow", "notices.ice"):
        kinds._declared.pop(name)
