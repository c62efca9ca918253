"""formcoach: a form coach for people with chronic back pain."""

__version__ = "0.1.0"
