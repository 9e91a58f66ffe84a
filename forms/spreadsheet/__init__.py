"""Tables leave the program for other people's spreadsheets, inert and exact."""
