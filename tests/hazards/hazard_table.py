"""The table of hazards and the tests that hold their controls, made from the tests.

``python -m tests.hazards.hazard_table`` writes docs/hazards.md.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parents[1]
PAGE = TESTS.parent / "docs" / "hazards.md"
NAMED = re.compile(r"test_H(?P<number>\d\d)_(?P<words>\w+)")

HAZARDS = {
    1: "An unsafe movement is missed",
    2: "A false alarm frightens, or tires until nobody listens",
    3: "A repetition or a hold is counted while tracking was lost",
    4: "A stale or frozen picture is judged as if it were now",
    5: "The camera or the program fails in the middle of a set",
    6: "Left and right are exchanged",
    7: "Another exercise is done, or the wrong file is loaded",
    8: "Angles are read from the wrong view",
    9: "Another person is taken for the patient",
    10: "The patient falls",
    11: "An exercise is done that is not for this patient",
    12: "A warning sign is there and the patient carries on",
    13: "Pain rises and the dose does not fall",
    14: "Too long, too often or too fast",
    15: "The therapist's pen slips",
    16: "Feedback cannot be read from the floor",
    17: "The program is trusted with what it cannot see",
    18: "Pictures or health data leave the computer",
    19: "Another model or library shifts the angles",
    20: "Numbers fail: nothing, zero lengths, low light",
}
"""The hazards of the analysis after ISO 14971, in the order of its table."""

HEAD = """\
# Hazards, and the tests that hold their controls

What may go wrong between a patient, a therapist and this program, and which test fails
when a control is lost. Made from the names of the tests by
`python -m tests.hazards.hazard_table`; a test keeps it true.

"""


def controls() -> dict[int, list[tuple[str, str]]]:
    """Return the tests of each hazard: what they say, and in which file."""
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for path in sorted(TESTS.rglob("test_*.py")):
        for name in _functions(path):
            named = NAMED.fullmatch(name)
            if named:
                place = path.relative_to(TESTS.parent).as_posix()
                words = named["words"].replace("_", " ")
                found[int(named["number"])].append((words, place))
    return found


def page() -> str:
    """Return the whole page."""
    rows = ["| | hazard | held by | in |", "|---|---|---|---|"]
    found = controls()
    for number, hazard in HAZARDS.items():
        for index, (words, place) in enumerate(sorted(found[number])):
            first = (f"H{number:02}", hazard) if index == 0 else ("", "")
            rows.append(f"| {first[0]} | {first[1]} | {words} | `{place}` |")
    return HEAD + "\n".join(rows) + "\n"


def _functions(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
