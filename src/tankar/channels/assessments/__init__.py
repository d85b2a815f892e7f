"""Whether the city takes a new network into use at all, and on which conditions (GEN-4)."""
