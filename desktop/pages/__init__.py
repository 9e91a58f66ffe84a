"""What a page shows, and the one signal that it gives back."""
