"""Core: signals, view, facing and posture from the landmarks of one pose."""
