"""What the journal says about the guideline."""

from __future__ import annotations
