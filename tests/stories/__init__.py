"""Tankar as its users meet it: a real city, real processes, a real browser."""
