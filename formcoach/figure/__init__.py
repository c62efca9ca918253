"""Core: a made-up body that takes the poses of an exercise, and its stick figure."""
