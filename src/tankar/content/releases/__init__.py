"""What was approved, exactly: the release as canonical JSON with its hash, and reading it again."""
