"""Core: start pose, repetitions, holds and timed sets."""
