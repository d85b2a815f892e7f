"""A profile that somebody asks for, from the first question to a channel in the register (W1, PLAN-1, CHN-3)."""
