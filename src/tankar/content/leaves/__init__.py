"""Leave of those who show in pictures (W21, AMB-5): asked, given for something until a day, taken back in one step."""
