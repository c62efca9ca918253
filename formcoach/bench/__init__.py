"""What formcoach costs on this machine, against the pose model by itself."""
