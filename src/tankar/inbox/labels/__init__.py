"""Quiet labels on what residents write: what the text engine makes of a message, and what a person says instead."""
