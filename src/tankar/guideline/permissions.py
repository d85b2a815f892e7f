"""Who may do what with the guideline. Reading is for everybody, also without signing in."""

from __future__ import annotations

EDIT = "guideline.edit"
