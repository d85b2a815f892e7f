"""Days away: entered by oneself, from a weekly pattern, or by the head of unit. Dates only, never a reason."""
