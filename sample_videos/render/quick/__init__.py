"""Pictures of the same people in a tenth of a second: for sweeps of thousands.

Body, clothes and poses are those of `render`; only the light is simpler: every face has
one colour, and the shadow on the floor is a blurred blot. Needs neither Blender nor a
graphics card. How far MediaPipe reads such pictures like rendered ones is measured in
docs/accuracy.md.
"""
