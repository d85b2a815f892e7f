"""Is this account the city's? The question of residents, as a page and as an interface for programs."""
