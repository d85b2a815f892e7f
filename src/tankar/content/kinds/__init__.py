"""What an item is, and what it therefore needs: an event begins, a disruption ends, taking part closes."""
