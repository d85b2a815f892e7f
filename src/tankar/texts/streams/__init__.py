"""What can be said of many messages together: the same again, and an uproar that begins."""
