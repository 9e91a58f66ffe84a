"""What an item is made of."""
