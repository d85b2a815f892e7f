"""How a channel is paused, merged or closed so that nobody is left guessing (GEN-3, CHN-2)."""
