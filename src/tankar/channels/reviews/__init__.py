"""The yearly review of a channel: eight questions, two decisions, never silence (W2)."""
