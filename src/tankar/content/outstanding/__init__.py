"""What an item still owes after it has left, until it is done or a person says why nothing more comes."""
