"""A fictional year of a Nottinghamshire panel and the one before, lived through the bot itself."""
