"""When somebody no longer manages a channel: what Tankar cannot reach, a colleague removes (SAFE-1, RES-4)."""
