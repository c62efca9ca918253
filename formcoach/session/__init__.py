"""Core: what became of a set, from its first instant to its last."""
