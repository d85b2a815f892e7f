"""The page of the publishers' group (CONT-6)."""
