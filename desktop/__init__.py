"""The machine and the screen: imports the law and the paper, never the reverse."""
