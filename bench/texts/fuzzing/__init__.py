"""Twisted texts, packs and lines, one after another, until something breaks."""
