"""Earlier texts of an item: one kept for every sitting, compared word by word, put back when wanted."""
