"""What the register says about a channel: the parts people fill in, and how they are read."""
