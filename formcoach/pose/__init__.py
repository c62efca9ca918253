"""Edge in: poses from frames, the model that finds them, and recordings."""

NETWORK_NOTICE = (
    "MediaPipe, the library that finds the pose, reports usage figures to Google over "
    "the network; formcoach itself sends nothing, and pictures never leave the machine."
)
"""For the README and the first run: the library was seen to look up
play.googleapis.com, and its own NOTICE asks that users be told."""
