"""The door through which networks call us: what is genuine is kept as it came, and read later."""
