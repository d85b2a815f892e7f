"""What the coming days lack or have too much of, and what is still owed."""
