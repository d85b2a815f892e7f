"""The parts of a channel's entry that people fill in: their fields, who may read and write them, in what words.

Each part is a short form of its own. A field is *public* when residents may see it, on `/channels/`, on the page
"Is this account the city's?" or through the API, and else *internal*; the pages say which beside each field.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

__all__ = ["LANGUAGES", "SECTIONS", "Part", "Section", "section_named"]

LANGUAGES = {"sv": _("in Swedish"), "fi": _("in Finnish"), "en": _("in English")}


@dataclass(frozen=True)
class Part:
    """One field. `translated`: stands in three columns, `name_sv` and so on."""

    name: str
    label: Any
    public: bool = False
    help: Any = ""
    translated: bool = False
    lines: int = 0

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(f"{self.name}_{code}" for code in LANGUAGES) if self.translated else (self.name,)


@dataclass(frozen=True)
class Section:
    """One form. `permission`: the right to change it; `reading`: the right to see it, when not everybody's."""

    key: str
    title: Any
    parts: tuple[Part, ...]
    rules: tuple[str, ...]
    permission: str = "channels.describe"
    reading: str = "channels.view"
    lead: Any = ""

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(column for part in self.parts for column in part.columns)

    def __iter__(self) -> Iterator[Part]:
        return iter(self.parts)


_ACCOUNT = Section(
    "account",
    _("Name and account"),
    (
        Part("name", _("Name"), public=True, translated=True),
        Part(
            "url",
            _("Address of the account"),
            public=True,
            help=_("The page where residents find it, beginning with https://."),
        ),
        Part(
            "handle", _("Account"), public=True, help=_("As the network shows it, such as @karlebybibliotek.")
        ),
        Part(
            "account_id",
            _("Permanent id on the network"),
            help=_("It stays when the account changes its name. Connecting fills it in by itself."),
        ),
        Part(
            "former_names",
            _("Former names"),
            public=True,
            help=_("One a line, with the year, such as: Twitter → X 2023."),
            lines=3,
        ),
        Part(
            "contact",
            _("The unit's contact for residents"),
            public=True,
            help=_("A work e-mail or telephone of the unit. Never a person's own."),
        ),
        Part(
            "is_listed", _("Shown in the public register"), help=_("Closed groups need not be shown there.")
        ),
    ),
    ("CHAN-1", "CHAN-4"),
    permission="channels.manage",
)
_STATE = Section(
    "state",
    _("Season and pause"),
    (
        Part("season_first", _("First month of its season"), public=True, help=_("Empty when it has none.")),
        Part("season_last", _("Last month of its season"), public=True),
        Part(
            "pause_notice",
            _("What residents read while it is paused"),
            public=True,
            help=_("When somebody answers again, and where to ask until then."),
            translated=True,
            lines=3,
        ),
    ),
    ("RES-2", "RES-3"),
)
_CLOSING = Section(
    "closing",
    _("Closing"),
    (
        Part(
            "closes_on",
            _("Last day in use"),
            public=True,
            help=_("Nobody posts there after this day. The register keeps the channel and its history."),
        ),
        Part(
            "closing_notice",
            _("What residents read about it"),
            public=True,
            help=_("Where they follow the city instead."),
            translated=True,
            lines=3,
        ),
    ),
    ("GEN-3", "CHN-2"),
    permission="channels.manage",
)
_OPENING = Section(
    "opening",
    _("Posting role and opening"),
    (
        Part(
            "posting_role",
            _("As what those who post speak"),
            help=_("It decides which advice on tone is shown to whoever writes."),
        ),
        Part(
            "opening_decision",
            _("Who decided its opening"),
            help=_("The two who decided, the day, and the ground. Empty when nobody knows any more."),
            lines=3,
        ),
    ),
    ("RES-5", "ROLE-7", "ROLE-8", "PLAN-1"),
    permission="channels.manage",
)
_PLAN = Section(
    "plan",
    _("Purpose, target group and aim"),
    (
        Part("purpose", _("Purpose"), public=True, help=_("What it is there for."), translated=True, lines=3),
        Part("target_group", _("Target group"), help=_("Whom you want to reach. New posts begin with it.")),
        Part("aim", _("Aim"), help=_("What should change for them. New posts begin with it.")),
        Part(
            "goal",
            _("This year's goal"),
            help=_("With a figure, so that it can be seen whether it is reached."),
        ),
    ),
    ("AUD-1", "AUD-2", "MEAS-1"),
)
_ANSWERING = Section(
    "answering",
    _("Is this channel answered?"),
    (
        Part("answered", _("Does somebody answer here?"), public=True),
        Part("answered_from", _("From"), public=True),
        Part("answered_to", _("To"), public=True),
        Part("answer_target", _("A question is answered"), public=True),
        Part(
            "answer_text",
            _("What residents read about answering"),
            public=True,
            help=_("Empty: the sentence is made from the hours above."),
            translated=True,
            lines=3,
        ),
    ),
    ("GEN-5", "GEN-6", "GEN-7"),
)
_SECURITY = Section(
    "security",
    _("Security"),
    (
        Part(
            "two_factor",
            _("Two-factor sign-in is on"),
            help=_("For everybody who can sign in to the account."),
        ),
        Part(
            "admins", _("Administrators with a work e-mail"), help=_("At least two, so that nobody is alone.")
        ),
        Part(
            "recovery_kept",
            _("Where the recovery is kept"),
            help=_("The place and who has the key. Never write a password or a code here."),
        ),
        Part("third_party_apps", _("Other apps that may use the account"), lines=2),
        Part("security_checked_on", _("Checked on")),
    ),
    ("SAFE-1", "SAFE-4"),
    reading="channels.view_security",
)
_BRAND = Section(
    "brand",
    _("Brand"),
    (
        Part("brand_name", _("The name follows the city's pattern")),
        Part("brand_picture", _("The profile picture is the city's")),
        Part("brand_text", _("The description is in Swedish and in Finnish")),
        Part("brand_rules", _("The description links to the rules of discussion")),
        Part("brand_checked_on", _("Checked on")),
    ),
    ("CONT-1",),
)
_REVIEW = Section(
    "review",
    _("Review"),
    (
        Part("next_review", _("Next review")),
        Part("last_review", _("What the last review said"), lines=4),
    ),
    ("MEAS-1", "GEN-3"),
    permission="channels.manage",
)

SECTIONS: dict[str, Section] = {
    one.key: one
    for one in (_ACCOUNT, _STATE, _CLOSING, _OPENING, _PLAN, _ANSWERING, _SECURITY, _BRAND, _REVIEW)
}


def section_named(key: str) -> Section | None:
    return SECTIONS.get(key)
