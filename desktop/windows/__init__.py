"""The one window and its menus."""
