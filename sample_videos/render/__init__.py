"""Renders the sample clips of formcoach: a made-up person with exactly known angles.

The way of the data: `clips` (what is performed) -> `quadruped` (joint angles with hands
and knees kept on the floor) -> `skeleton` and `body` (bones and mesh) -> `wardrobe`
(clothes, hair) -> `stage` (the person drawn into the room, which `plate` has from
Blender once) -> `webcam` (noise, video) beside `truth` (JSON).

World coordinates are metres, Z up; the person faces -Y and their left is +X.
"""
