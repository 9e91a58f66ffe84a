"""The state of the law: what MOFCOM's list shows, what files say, how it is read."""
