"""People to ask: profiles that employees make of themselves, if they like (W19, EXP-5 to EXP-7)."""
