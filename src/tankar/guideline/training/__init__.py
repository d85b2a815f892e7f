"""Acknowledging the guideline, and learning it in situations (W16, SAFE-1): what is kept is done, day and version."""
