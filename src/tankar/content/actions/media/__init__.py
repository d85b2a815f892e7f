"""What people do with pictures and videos: one use case, one file."""
