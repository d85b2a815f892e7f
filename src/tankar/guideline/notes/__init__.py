"""What stands beside the rules: dated notes by communications, ground rules by heads of unit (NOTE-11, NOTE-12)."""
