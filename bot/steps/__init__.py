"""What several handlers do: loads, asks the panel, saves; one file a noun."""
