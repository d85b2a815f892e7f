"""A network itself has changed: each of the city's channels there is looked at again."""
