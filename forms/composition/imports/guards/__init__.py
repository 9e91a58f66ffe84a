"""What stands between a hostile file and its reader: ZIP, XML, JSON, characters."""
