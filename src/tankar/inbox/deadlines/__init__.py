"""By when a channel answers, and whether it did."""
