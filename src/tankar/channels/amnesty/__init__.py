"""Accounts that somebody tells of: no blame, no control, a minute (CHAN-2, GEN-3)."""
