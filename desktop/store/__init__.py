"""The sealed store: answers lie on this computer only, and only encrypted."""
