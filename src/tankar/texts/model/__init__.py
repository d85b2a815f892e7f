"""A linear model that weighs words: topic, feeling, urgency, and a second opinion beside the rules."""
