"""A supplier's declaration that comes back filled in."""
