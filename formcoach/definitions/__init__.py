"""Edge in: exercise definitions from YAML, believed only after the door."""
