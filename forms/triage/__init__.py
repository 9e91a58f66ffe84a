"""Is my item controlled, and by which announcement? Pointers, and nothing settled."""
