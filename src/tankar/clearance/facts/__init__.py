"""Facts: asked for by anybody, drafted by the unit, published by communications in both languages, for all at once."""
