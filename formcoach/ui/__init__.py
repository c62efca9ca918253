"""The terminal app; it is handed ports and reaches for nothing."""
