"""Renders many people in many states with the truth beside each picture.

What `render` makes for people to watch, this makes to measure with: cheaper pictures,
more of them, and for every picture the true angles and the true silhouette.
"""
