"""Catena-X aspects: tariff information and passports."""
