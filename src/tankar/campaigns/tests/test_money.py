from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils import translation

from tankar.campaigns.money import LARGEST, EuroField, euros, euros_or_none


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("350", "350.00"),
        ("350,5", "350.50"),
        ("350.50", "350.50"),
        ("1 250,50 €", "1250.50"),
        ("1\u00a0250 euroa", "1250.00"),
        ("€80", "80.00"),
        ("0", "0.00"),
        ("350,-", "350.00"),
        ("350:-", "350.00"),
        ("1\u202f250,5 EUR", "1250.50"),
        ("350 euro", "350.00"),
        ("9999999,99", str(LARGEST)),
    ],
)
def test_sums_are_read_as_people_write_them(written: str, amount: str) -> None:
    assert euros_or_none(written) == Decimal(amount)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "-5",
        "1e3",
        "NaN",
        "inf",
        "3,999",
        "12345678",
        "tre",
        "1,2,3",
        "٣٥٠",
        "=1+1",
        "0x10",
        "1.250",
        "1.250,50",
        "350 € alv 0 %",
    ],
)
def test_what_is_no_sum_is_none(written: str) -> None:
    assert euros_or_none(written) is None


@pytest.mark.parametrize(
    ("language", "words"), [("sv", "1 250,50 €"), ("fi", "1 250,50 €"), ("en", "€1,250.50")]
)
def test_sums_are_written_as_the_language_does(language: str, words: str) -> None:
    with translation.override(language):
        assert euros(Decimal("1250.5")).replace("\u00a0", " ") == words
        assert euros(None) == ""


def test_a_whole_sum_needs_no_cents() -> None:
    with translation.override("sv"):
        assert euros(Decimal("80.00")).replace("\u00a0", " ") == "80 €"


def test_the_field_shows_a_stored_sum_so_that_it_can_be_sent_again() -> None:
    field = EuroField(required=False)
    for amount in (Decimal("80.00"), Decimal("80.50"), Decimal("0.05")):
        assert field.clean(field.prepare_value(amount)) == amount
    assert field.clean("") is None
