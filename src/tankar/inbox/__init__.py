"""What residents say to the city, and what the city answers."""
