"""How Tankar gets into an account: what the vault keeps, and what the network answers."""
