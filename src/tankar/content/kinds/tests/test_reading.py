"""A form's fields about an item: read what can be read, leave the rest as it was."""

from __future__ import annotations

import datetime as dt

import pytest
from django.http import QueryDict

from tankar.content.kinds.reading import details_from, link_or_nothing, moment_or_none, written


@pytest.mark.parametrize(
    ("sent", "moment"),
    [
        ("2026-12-05T18:00", dt.datetime(2026, 12, 5, 16, 0, tzinfo=dt.UTC)),
        ("2026-06-24T18:00", dt.datetime(2026, 6, 24, 15, 0, tzinfo=dt.UTC)),
        # half past three does not exist that night, and comes twice the other
        ("2027-03-28T03:30", dt.datetime(2027, 3, 28, 1, 30, tzinfo=dt.UTC)),
        ("2026-10-25T03:30", dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC)),
        ("on Friday", None),
        ("2026-12-05T18:00+02:00", None),
        ("0001-01-01T00:00", None),
        ("9999-12-31T23:59", None),
        ("", None),
    ],
)
def test_a_time_is_karlebys_wall_clock(sent: str, moment: dt.datetime | None) -> None:
    assert moment_or_none(sent) == moment


def test_a_field_shows_the_time_it_was_given() -> None:
    assert written(moment_or_none("2026-12-05T18:00")) == "2026-12-05T18:00"
    assert written(None) == ""


@pytest.mark.parametrize(
    ("sent", "link"),
    [
        ("https://demo.example/a", "https://demo.example/a"),
        (" demo.example/a ", "https://demo.example/a"),
        ("", ""),
        ("javascript://alert(1)", None),
        ("ftp://demo.example", None),
        ("https://somebody@demo.example", None),
        ("http://[", None),
        ("hello", None),
        ("https://demo.example/" + "a" * 500, None),
    ],
)
def test_a_link_is_a_web_address_or_nothing(sent: str, link: str | None) -> None:
    assert link_or_nothing(sent) == link


def test_what_cannot_be_read_is_left_as_it_was() -> None:
    post = QueryDict("kind=poem&ends_at=soon&link=hello&aim=%20more%20%20visits%20&begins_at=")
    assert details_from(post) == {"aim": "more visits", "begins_at": None}


def test_what_was_not_sent_is_not_there() -> None:
    assert details_from(QueryDict("")) == {}
    assert details_from(QueryDict("subjects_shown=1&subjects=paid&subjects=poem")) == {
        "subjects": ("paid",),
        "good_to_share": False,
    }
