"""What a panel answers for: periods of its reporting year, the figures of each, and what may leave the panel."""
