"""Letters and figures five pixels high, for words that are read from three metres."""

import unicodedata
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Bitmap = NDArray[np.bool_]

_NARROWER_PX = 4
"""About a letter."""
HEIGHT_PX = 5

_DRAWN = """
0 ### #.# #.# #.# ###
1 .#. ##. .#. .#. ###
2 ### ..# ### #.. ###
3 ### ..# .## ..# ###
4 #.# #.# ### ..# ..#
5 ### #.. ### ..# ###
6 ### #.. ### #.# ###
7 ### ..# .#. .#. .#.
8 ### #.# ### #.# ###
9 ### #.# ### ..# ###
A .#. #.# ### #.# #.#
B ##. #.# ##. #.# ##.
C ### #.. #.. #.. ###
D ##. #.# #.# #.# ##.
E ### #.. ##. #.. ###
F ### #.. ##. #.. #..
G #### #... #.## #..# ####
H #.# #.# ### #.# #.#
I ### .#. .#. .#. ###
J ..# ..# ..# #.# ###
K #..# #.#. ##.. #.#. #..#
L #.. #.. #.. #.. ###
M #...# ##.## #.#.# #...# #...#
N #..# ##.# #.## #..# #..#
O #### #..# #..# #..# ####
P ### #.# ### #.. #..
Q #### #..# #..# #.## ####
R ##. #.# ##. #.# #.#
S ### #.. ### ..# ###
T ### .#. .#. .#. .#.
U #..# #..# #..# #..# ####
V #.# #.# #.# #.# .#.
W #...# #...# #.#.# ##.## #...#
X #.# #.# .#. #.# #.#
Y #.# #.# .#. .#. .#.
Z ### ..# .#. #.. ###
Ä #.# .#. #.# ### #.#
Ö #..# .... #### #..# ####
Ü #..# .... #..# #..# ####
Ñ #### .... ##.# #.## #..#
¿ .#. ... .#. #.. ###
¡ # . # # #
. . . . . #
, .. .. .. .# #.
: . # . # .
! # # # . #
? ### ..# .#. ... .#.
' # # . . .
- ... ... ### ... ...
/ ..# ..# .#. #.. #..
+ ... .#. ### .#. ...
( .# #. #. #. .#
) #. .# .# .# #.
° ## ## .. .. ..
▲ ....#.... ...###... ..#####.. .#######. #########
■ ##### ##### ##### ##### #####
→ ..#.. ...#. ##### ...#. ..#..
● .###. ##### ##### ##### .###.
‖ ##.## ##.## ##.## ##.## ##.##
✓ ....# ...#. #.#.. .#... .....
"""
_GLYPHS = {
    character: np.array([[mark == "#" for mark in row] for row in rows])
    for character, *rows in map(str.split, _DRAWN.strip().splitlines())
} | {" ": np.zeros((HEIGHT_PX, 2), np.bool_)}
_HALF_BLOCKS = np.array(list(" ▀▄█"))


@lru_cache(maxsize=64)
def bitmap(text: str) -> Bitmap:
    """Return a line of text as pixels, five high; unknown characters are gaps."""
    gap = np.zeros((HEIGHT_PX, 1), np.bool_)
    columns = [gap]
    for character in text.upper():
        columns += [_glyph(character), gap]
    return np.hstack(columns[1:-1] or [gap])


def _glyph(character: str) -> Bitmap:
    """Return a character; capitals lose an accent for which five rows are too few."""
    if character not in _GLYPHS:
        character = unicodedata.normalize("NFD", character)[0]
    return _GLYPHS.get(character, _GLYPHS[" "])


def width_px(text: str) -> int:
    """Return how wide a line of text is."""
    return int(bitmap(text).shape[1])


def half_block_rows(text: str, scale: int) -> list[str]:
    """Return a line of text in half blocks, each pixel enlarged."""
    pixels = np.kron(bitmap(text), np.ones((scale, scale), np.bool_))
    if pixels.shape[0] % 2:
        pixels = np.vstack((pixels, np.zeros((1, pixels.shape[1]), np.bool_)))
    upper, lower = pixels[0::2], pixels[1::2]
    return ["".join(row) for row in _HALF_BLOCKS[upper + 2 * lower]]


def wrapped(text: str, columns: int) -> list[str] | None:
    """Break text into lines that fit at scale one; None if one word is too long."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if width_px(longer) <= columns:
            lines[-1] = longer
        elif width_px(word) <= columns:
            lines.append(word)
        else:
            return None
    return lines


def balanced(text: str, columns: int) -> list[str] | None:
    """Break text into as few lines as fit, of about the same length."""
    lines = wrapped(text, columns)
    for narrower in range(columns - _NARROWER_PX, 0, -_NARROWER_PX):
        even = wrapped(text, narrower)
        if lines is None or even is None or len(even) > len(lines):
            break
        lines = even
    return lines
