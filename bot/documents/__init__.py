"""Files that people may have: what they hold, and how a demo hands them over."""
