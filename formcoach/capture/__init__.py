"""Edge in: frames from a camera, a network camera or a video file."""
