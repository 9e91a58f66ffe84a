"""A table becomes lines: what its columns mean, and what its rows tell."""
