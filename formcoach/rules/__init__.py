"""Core: limits on signals, answered within, outside or not measured."""
