"""How often a rounded hinge is warned of, and how often a neutral one is.

Many short repetitions by several people, drawn at random from what differs between
patients and rooms, pictured by `render.quick` and watched by formcoach.
"""
