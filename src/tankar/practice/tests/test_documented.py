"""The page about the practice networks says what the code does."""

from __future__ import annotations

from tankar.practice import control, faults
from tankar.practice.pages.looks import LOOKS
from tankar.practice.store import DEFAULTS
from tankar.practice.telling import API

from .conftest import SOURCE

PAGE = (SOURCE.parent / "docs/reference/practice.md").read_text("utf-8")


def test_every_network_effect_option_and_setting_is_documented() -> None:
    assert set(LOOKS) == set(faults.NETWORKS)
    known = {*LOOKS, *faults.EFFECTS, *faults.OPTIONS, *faults.ENDPOINTS, *set(DEFAULTS) - {"schedule"}}
    assert [name for name in sorted(known) if f"`{name}`" not in PAGE] == []


def test_every_call_of_the_practice_api_is_documented() -> None:
    calls = {
        f"{method} {route.path.removeprefix(API)}"
        for route in control.ROUTES
        for method in route.methods or ()
        if method != "HEAD"
    }
    assert [call for call in sorted(calls) if f"`{call}`" not in PAGE] == []
