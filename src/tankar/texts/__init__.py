"""The text engine: a draft in, findings out. Plain Python; knows no database, no network and no page."""

from tankar.texts.draft import Draft, Medium, Outlet, Part, Role, text_draft
from tankar.texts.engine import check
from tankar.texts.finding import Finding, Level, Placed
from tankar.texts.loading.pack import Pack, WrongPack, load, load_over

__all__ = [
    "Draft",
    "Finding",
    "Level",
    "Medium",
    "Outlet",
    "Pack",
    "Part",
    "Placed",
    "Role",
    "WrongPack",
    "check",
    "load",
    "load_over",
    "text_draft",
]
