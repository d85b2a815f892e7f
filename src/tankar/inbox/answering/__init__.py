"""Who might answer, and how they sign."""
