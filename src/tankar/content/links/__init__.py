"""The pages that an item's links lead to: what they say about themselves, and whether they open."""
