"""Measures Tankar: deliveries per second, pages in a city with a long history, the worker's own rounds."""
