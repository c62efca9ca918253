"""Edge: the one word that is listened to."""
