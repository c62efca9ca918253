"""Edge out: results as JSON, text and annotated video."""
