"""Streams as they might come in, made up from a seed, for tests and the bench."""
