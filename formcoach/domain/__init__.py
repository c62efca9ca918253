"""The words: anatomy, observations, measurements, exercises, repetitions, findings."""
