"""Core: one cue at a time, safety first, calm words."""
