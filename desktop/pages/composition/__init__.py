"""What one item is made of: the tree, its figures, and the way to fill it in."""
