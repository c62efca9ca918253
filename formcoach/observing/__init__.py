"""Edge in: camera and pose model in a process of their own."""
