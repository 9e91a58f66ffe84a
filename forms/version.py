"""The version of the program, recorded with every determination."""

VERSION = "0.1.0"
