"""What Tankar tells a person: in the bell, by mail, and on the device when they asked for it."""
