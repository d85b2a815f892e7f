"""Two languages: translation orders, the short version, and the reason when one is enough."""
