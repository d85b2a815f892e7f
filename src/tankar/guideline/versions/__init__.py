"""The next version of the guideline: drafted, compared with the one in force, published with a date (META-1)."""
