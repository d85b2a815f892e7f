"""May this be shared? Advice on what is public, asked of whoever prepares the matter; checked facts for everybody."""
