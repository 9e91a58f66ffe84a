"""Bills of materials as design systems write them: Granta, PLMXML, CycloneDX."""
