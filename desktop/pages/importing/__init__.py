"""The page by which a file becomes lines of an item's bill of materials."""
