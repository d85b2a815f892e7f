"""What a day is besides what the city writes: holidays, flag days, council evenings, the season."""
