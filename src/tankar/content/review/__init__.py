"""A second pair of eyes: who is asked, what exactly the yes is for, and what makes it void."""
