"""Edge in: poses from frames, the model that finds them, and recordings."""
