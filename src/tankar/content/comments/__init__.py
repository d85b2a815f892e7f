"""What colleagues say to one another about an item. Seen only in the city, never scored."""
