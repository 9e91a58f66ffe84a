"""What the user told us."""
