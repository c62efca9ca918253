"""Who is seen, and in what clothes."""

from dataclasses import dataclass

from render.body import AVERAGE_BUILD, BodySpec
from render.hair import Hair
from render.wardrobe import Outfit, Rgb

MIXED = (("african", 0.2), ("asian", 0.2), ("caucasian", 0.6))
DARKER = (("african", 0.6), ("asian", 0.1), ("caucasian", 0.3))
LONGER_THIGHS = ("legs/upperlegs-height-incr", 0.4)
TALLER = ("macrodetails/height/male-young-averagemuscle-averageweight-maxheight", 0.1)
LIGHT_RGB = (0.85, 0.83, 0.79)  # lit from above it is brighter than the wall behind
WALL_RGB = (0.59, 0.556, 0.537)  # looks like the wall where light falls on the back
LOOSE_M = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A person who can be dressed."""

    body: BodySpec
    skin_rgb: Rgb
    hair_rgb: Rgb
    shirt_rgb: Rgb
    """Of a coloured shirt."""
    hair: Hair

    def dressed(self, outfit: str) -> Outfit:
        """Return the person's clothes and hair, see `OUTFITS`."""
        shirts = {"light": LIGHT_RGB, "wall": WALL_RGB}
        return Outfit(
            skin_rgb=self.skin_rgb,
            shirt_rgb=shirts.get(outfit, self.shirt_rgb),
            trousers_rgb=(0.13, 0.14, 0.19),
            hair_rgb=self.hair_rgb,
            loose_m=LOOSE_M if outfit == "loose" else 0.0,
            hair=Hair.PLAIT if outfit == "plait" else self.hair,
        )


OUTFITS = ("coloured", "light", "loose")
"""What everybody wears. Further outfits: `wall`, hard to tell from the wall, and
`plait`, coloured with long hair."""
PEOPLE = {
    "female_average": Model(
        body=BodySpec(gender="female", ancestry=MIXED, shapes=(LONGER_THIGHS,)),
        skin_rgb=(0.80, 0.60, 0.49),
        hair_rgb=(0.17, 0.10, 0.06),
        shirt_rgb=(0.16, 0.42, 0.50),
        hair=Hair.BUN,
    ),
    "male_average": Model(
        body=BodySpec(gender="male", ancestry=MIXED, shapes=(LONGER_THIGHS,)),
        skin_rgb=(0.76, 0.56, 0.45),
        hair_rgb=(0.13, 0.09, 0.07),
        shirt_rgb=(0.48, 0.15, 0.16),
        hair=Hair.SHORT,
    ),
    "female_heavy": Model(
        body=BodySpec(
            gender="female",
            ancestry=DARKER,
            builds=((AVERAGE_BUILD, 0.35), ("minmuscle-maxweight", 0.65)),
            shapes=(LONGER_THIGHS,),
        ),
        skin_rgb=(0.45, 0.30, 0.22),
        hair_rgb=(0.07, 0.06, 0.06),
        shirt_rgb=(0.28, 0.22, 0.46),
        hair=Hair.BUN,
    ),
    "male_slim": Model(
        body=BodySpec(
            gender="male",
            ancestry=MIXED,
            builds=((AVERAGE_BUILD, 0.3), ("averagemuscle-minweight", 0.7)),
            shapes=(LONGER_THIGHS, TALLER),
        ),
        skin_rgb=(0.82, 0.64, 0.54),
        hair_rgb=(0.35, 0.24, 0.14),
        shirt_rgb=(0.15, 0.30, 0.20),
        hair=Hair.SHORT,
    ),
}
