"""Paid campaigns: decided by the head of the unit, told to communications, counted in euros (CHN-6 to CHN-8)."""
