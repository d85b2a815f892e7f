"""Who answers on every channel on every working day, and what is done where nobody does (RES-2)."""
