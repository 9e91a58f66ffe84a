"""RMI templates: where metals were refined and mined."""
