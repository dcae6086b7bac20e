"""What is called outside, one file a noun."""
