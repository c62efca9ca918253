"""What a report says, one file a section; calm, plain, never a score."""
