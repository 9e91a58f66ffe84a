"""Workbooks (.xlsx, .xlsm), read in a stream: what others hide is told, not guessed."""
