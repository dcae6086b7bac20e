"""Where panels are booked."""
