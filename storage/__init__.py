"""What is kept: one small protocol, one file per store."""
