"""Core: what is jitter, a jump or a swap is taken out before judging."""
