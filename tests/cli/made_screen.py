"""What stands on a terminal, from what a program has written to it.

Only what Textual uses is understood: places and text. Colours are passed over.
"""

import codecs
import re

from rich.cells import cell_len

_PARTS = re.compile(
    r"\x1b\[(?P<row>\d+);(?P<column>\d+)H"
    r"|\x1b(?:\[[0-9;?<>=:]*[ -/]*[@-~]|\][^\x07]*\x07|P[^\x1b]*\x1b\\|[^\[\]P])"
    r"|(?P<text>[^\x1b\x00-\x1f]+)"
)
_BEGUN = re.compile(r"\x1b(?:\[[0-9;?<>=: -/]*|\][^\x07]*|P[^\x1b]*\x1b?)?\Z")


class Screen:
    """The characters of a terminal."""

    def __init__(self, columns, rows):
        self._rows = [[" "] * columns for _ in range(rows)]
        self._row = self._column = 0
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._begun = ""

    def take(self, written):
        """Take in what was written; an order may come in two parts."""
        text = self._begun + self._decoder.decode(written)
        begun = _BEGUN.search(text)
        self._begun = begun[0] if begun else ""
        for part in _PARTS.finditer(text.removesuffix(self._begun)):
            if part["row"]:
                self._row, self._column = int(part["row"]) - 1, int(part["column"]) - 1
            for character in part["text"] or "":
                self._put(character)

    def lines(self):
        """Return the lines, without the spaces at their ends."""
        return ["".join(row).rstrip() for row in self._rows]

    def _put(self, character):
        row = self._rows[self._row] if self._row < len(self._rows) else []
        width = cell_len(character)
        if self._column + width <= len(row):
            row[self._column : self._column + width] = [character, *[""] * (width - 1)]
        self._column += width
