"""Ask communications (W24): confidential advice, and journalists' questions on their way to a spokesperson."""
