"""The pack on paper, for a lawyer to read, to strike out and to sign."""
