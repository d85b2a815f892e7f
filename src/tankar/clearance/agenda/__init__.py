"""The matters that one may ask about: kept by the registry, one by one or from a file."""
