"""Core: what a patient says with arms and body, far from the keyboard."""
