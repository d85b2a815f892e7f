"""Sums in templates: `{% load campaigns %}{{ campaign.budget|euros }}`."""

from __future__ import annotations

from decimal import Decimal

from django import template

from tankar.campaigns.money import euros

__all__ = ["register"]

register = template.Library()


@register.filter(name="euros")
def in_euros(amount: Decimal | None) -> str:
    """1 250 € or €1,250; "" for none."""
    return euros(amount)
