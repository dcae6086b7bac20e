"""What each kind of board shows: one file a noun."""
