"""How the law decides."""
