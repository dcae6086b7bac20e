"""Teams, the clock and the wiring: everything that touches the world outside."""
