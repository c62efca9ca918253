"""Edge: what is kept of a patient, in SQLite and private folders."""
