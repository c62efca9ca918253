"""The names of the real clips, which are not part of the project."""

CLIPS = (
    "bird_dog.mp4",
    "cat_cow.mp4",
    "childs_pose.mp4",
    "glute_bridge_tiny.gif",
    "plank_overlay.gif",
    "prone_arm_sweep.gif",
    "push_up_tiny.mp4",
    "seated_side_bend.mp4",
    "side_lunge.gif",
    "sit_up.gif",
    "squat_front_a.gif",
    "squat_front_b.gif",
    "squat_front_quarter_overlay.mp4",
    "squat_quarter_view.mp4",
    "squat_tiny.mp4",
    "standing_side_bend_tiny.gif",
    "supine_leg_raise.gif",
    "supine_pelvic_tilt.mp4",
)
