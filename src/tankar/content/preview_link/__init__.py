"""A secret address at which somebody without sign-in sees an item before it goes out, for seven days."""
