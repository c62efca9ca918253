"""Who is in the clips: six people, made up."""

from render.body import AVERAGE_BUILD, BodySpec
from render.hair import Hair
from render.sweep.people import LONGER_THIGHS, PEOPLE, Model

SOUTH_ASIAN = (("african", 0.1), ("asian", 0.5), ("caucasian", 0.4))
NORTHERN = (("african", 0.0), ("asian", 0.1), ("caucasian", 0.9))
SMALLER = (
    "macrodetails/height/female-young-averagemuscle-averageweight-minheight",
    0.12,
)

ANNA, BEN = PEOPLE["female_average"], PEOPLE["male_average"]
CARLA, DAVID = PEOPLE["female_heavy"], PEOPLE["male_slim"]
EDITH = Model(
    body=BodySpec(
        gender="female",
        ancestry=NORTHERN,
        builds=((AVERAGE_BUILD, 0.8), ("minmuscle-averageweight", 0.2)),
        old=0.75,
        shapes=(LONGER_THIGHS, SMALLER),
    ),
    skin_rgb=(0.84, 0.66, 0.58),
    hair_rgb=(0.46, 0.45, 0.44),
    shirt_rgb=(0.72, 0.42, 0.46),
    hair=Hair.SHORT,
)
FARID = Model(
    body=BodySpec(
        gender="male",
        ancestry=SOUTH_ASIAN,
        builds=((AVERAGE_BUILD, 0.55), ("averagemuscle-maxweight", 0.45)),
        old=0.4,
        shapes=(LONGER_THIGHS,),
    ),
    skin_rgb=(0.60, 0.42, 0.31),
    hair_rgb=(0.20, 0.19, 0.19),
    shirt_rgb=(0.80, 0.76, 0.66),
    hair=Hair.SHORT,
)
CAST = {
    "anna": ANNA,
    "ben": BEN,
    "carla": CARLA,
    "david": DAVID,
    "edith": EDITH,
    "farid": FARID,
}
TROUSERS_RGB = {
    "anna": (0.13, 0.14, 0.19),
    "ben": (0.30, 0.32, 0.35),
    "carla": (0.16, 0.16, 0.17),
    "david": (0.20, 0.24, 0.36),
    "edith": (0.26, 0.27, 0.36),
    "farid": (0.24, 0.20, 0.18),
}
TROUSER_SHARE = {"ben": 0.25, "david": 0.25}
