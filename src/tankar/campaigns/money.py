"""Euros, as people write and read them. Inside they are Decimals with two places; never floats."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

__all__ = ["LARGEST", "EuroField", "euros", "euros_or_none"]

LARGEST = Decimal("9999999.99")
_SPACES = re.compile(r"[\s\u00a0\u202f]")
# 1250, 1250,5, 1250.50 and 1250,-, with or without a sign; thousands may be parted by spaces, which are taken out
# before. A point or comma before three digits is nobody's cents and nobody's thousands for sure: it is asked about
_AMOUNT = re.compile(
    r"(?:€|EUR)?([0-9]{1,7})(?:[.,]([0-9]{1,2})|[,:][-–])?(?:€|EUR|e|euroa?)?", re.IGNORECASE
)


def euros_or_none(written: str) -> Decimal | None:
    """What somebody wrote, or None where it is no sum from 0 to 9,999,999.99."""
    found = _AMOUNT.fullmatch(_SPACES.sub("", written))
    if found is None:
        return None
    return Decimal(f"{found[1]}.{(found[2] or '0').ljust(2, '0')}")


def euros(amount: Decimal | None) -> str:
    """1 250 € or 1 250,50 € in Swedish and Finnish, €1,250.50 in English; "" for no sum. Never broken over lines."""
    if amount is None:
        return ""
    whole = amount == amount.to_integral_value()
    words = f"{amount:,.{0 if whole else 2}f}"
    if (get_language() or "sv").startswith("en"):
        return f"-€{words[1:]}" if words.startswith("-") else f"€{words}"
    return words.replace(",", "\u00a0").replace(".", ",") + "\u00a0€"


class EuroField(forms.CharField):
    """A sum as people write it: 350, 1 250,50 or 1250.5, with or without €."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(max_length=20, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """For the field itself: without sign, so that it can be changed and sent again."""
        if isinstance(value, Decimal):
            return f"{value:.2f}".replace(".", ",").removesuffix(",00")
        return value

    def clean(self, value: Any) -> Any:
        written = super().clean(value)
        if not written:
            return None
        amount = euros_or_none(written)
        if amount is None:
            raise ValidationError(_("Write a sum in euros, such as 350 or 1250,50."))
        return amount
