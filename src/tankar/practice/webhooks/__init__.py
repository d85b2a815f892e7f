"""What a network tells by itself: events to whoever asked for them. Of the practised networks only Facebook does;
Mastodon and Bluesky have none that an ordinary account could use, and are asked."""
