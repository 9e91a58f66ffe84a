"""What to ask next, and how."""
