"""One file a noun: load, ask the panel, save, answer."""
