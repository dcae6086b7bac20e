"""The tests' own Microsoft Graph, and what is tried against it."""
