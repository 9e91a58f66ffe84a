"""Every reference in the pack resolves; nothing in it contradicts or stands idle."""
