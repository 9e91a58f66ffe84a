"""Reading what suppliers send: bytes in, lines and notices out, law unknown here."""
