"""The calendar in other calendar programs: secret addresses, and what is read there."""
