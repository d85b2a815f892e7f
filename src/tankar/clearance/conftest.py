"""The people of these tests besides the demo's eight."""

from __future__ import annotations

import pytest

from tankar.organisation import demo
from tankar.organisation.models import Person


@pytest.fixture
def kirsti(db: None) -> Person:
    """The registry."""
    return demo.make_person("kirsti")


@pytest.fixture
def oskar(db: None) -> Person:
    """The city lawyer."""
    return demo.make_person("oskar")


@pytest.fixture
def tove(db: None) -> Person:
    """Leads education and culture, where Sirpa prepares matters."""
    return demo.make_person("tove")


@pytest.fixture
def gunilla(db: None) -> Person:
    """Head of basic education."""
    return demo.make_person("gunilla")
