"""Names of people: the lists, how names are bent, where they stand, and when they are nobody's private name."""
