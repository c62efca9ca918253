"""Edge: words and sounds that are heard."""
