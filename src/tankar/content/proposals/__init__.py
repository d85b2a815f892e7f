"""What somebody suggests for the city's common channels, and what communications answers (W4, CHAN-3)."""
