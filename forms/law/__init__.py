"""What is written, and when it holds."""
