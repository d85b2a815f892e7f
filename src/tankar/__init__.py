"""Tankar: a municipality's social media, run the way its own guideline says."""
