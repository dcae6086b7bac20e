"""What developers run: the demo, its pictures, the measurements."""
