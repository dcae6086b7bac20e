"""What is done, rather than said, when it falls due: one file a noun."""
