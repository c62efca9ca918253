"""YAML text into a tree that knows the line and column of everything.

The tree is built from the events of the parser, not by its constructors: nothing that a
file says can make an object, and whatever a definition has no use for (anchors, tags,
deep nesting, thousands of entries) is refused as soon as it is met.
"""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, StringMark
from ruamel.yaml.events import (
    CollectionStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from formcoach.definitions.faults import Fault, quoted
from formcoach.definitions.syntax import RefusedError, syntax_sentence

MAX_DEPTH = 8
"""A definition needs four: limits, a limit, its phases, a phase."""
MAX_NODES = 4000
"""The longest shipped definition has under 200 keys and values."""
LONGEST_WHOLE_NUMBER = 15
"""Digits that a float holds exactly; longer ones only ever need refusing."""

_WHOLE = re.compile(r"[-+]?[0-9]+")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
# YAML 1.2.2, section 10.3.2 (core schema): no, on and 1:30 are text, as they look.
_WORDS: Mapping[str, bool | float | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf"), math.inf),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), -math.inf),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), math.nan),
}

_NO_ANCHORS = (
    "anchors (&) and aliases (*) are not used here; write the value out, or put text "
    "that starts with & or * in quotes"
)
_NO_TAGS = (
    "tags are not used here; leave it out, or put text that starts with ! in quotes"
)

Loc = tuple[str | int, ...]
"""The keys and positions that lead from the top of a document to one of its parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A value of the document and where it starts."""

    line: int
    column: int
    value: object
    """A scalar, a tuple of nodes, or a mapping of keys to nodes."""
    keys: Mapping[str, "Node"]
    """For a mapping: its keys, as nodes of their own."""

    def plain(self) -> object:
        """Return the value as Python objects without places."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, tuple):
            return tuple(node.plain() for node in self.value)
        return self.value

    def child(self, step: str | int) -> "Node | None":
        """Return the value under a key or at a position, if there is one."""
        if isinstance(self.value, dict):
            return self.value.get(step)
        if isinstance(self.value, tuple) and isinstance(step, int):
            return self.value[step] if step < len(self.value) else None
        return None

    def at(self, loc: Loc) -> "Node | None":
        """Return the value that some keys lead to, if there is one."""
        node: Node | None = self
        for step in loc:
            node = node.child(step) if node else None
        return node


def read_document(text: str) -> tuple[Node | None, list[Fault]]:
    """Read one YAML document.

    Parameters
    ----------
    text
        The whole file.

    Returns
    -------
    Node | None
        The tree; None if the text cannot be read as YAML.
    list[Fault]
        What is wrong with the text as YAML.

    """
    faults: list[Fault] = []
    try:
        return _Composer(text, faults).document(), faults
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return None, [*faults, _at(mark, syntax_sentence(error, text))]
    except (ValueError, OverflowError):
        # An escape such as \UFFFFFFFF names no character; the parser passes chr() on.
        sentence = "cannot be read as YAML: an escape with \\ names no character"
        return None, [*faults, Fault(line=1, column=1, path="", sentence=sentence)]


class _Composer:
    """Builds the tree from the events, refusing what a definition never needs."""

    def __init__(self, text: str, faults: list[Fault]) -> None:
        self._events: Iterator[Event] = YAML(typ="safe", pure=True).parse(text)
        self._faults = faults
        self._n_nodes = 0

    def document(self) -> Node | None:
        """Return the only document of the stream, None if there is none."""
        root: Node | None = None
        for event in self._events:
            if not isinstance(event, NodeEvent):
                continue
            if root is not None:
                raise _refused(event, "a second document starts here; one is allowed")
            root = self._node(event, depth=1)
        return root

    def _node(self, event: Event, depth: int) -> Node:
        self._refuse_excess(event, depth)
        self._note_decoration(event)
        line, column = _place(event.start_mark)
        value: object = None
        keys: dict[str, Node] = {}
        if isinstance(event, ScalarEvent):
            value = _scalar(event)
        elif isinstance(event, SequenceStartEvent):
            value = tuple(self._items(depth))
        elif isinstance(event, MappingStartEvent):
            value = self._entries(depth, keys)
        return Node(line=line, column=column, value=value, keys=keys)

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self._events), SequenceEndEvent):
            yield self._node(event, depth + 1)

    def _entries(self, depth: int, keys: dict[str, Node]) -> dict[str, Node]:
        values: dict[str, Node] = {}
        while not isinstance(event := next(self._events), MappingEndEvent):
            key, place = self._key(event, depth)
            value = self._node(next(self._events), depth + 1)
            if key in keys:
                first = keys[key].line
                self._note(event, f"the key {quoted(key)} was already given", first)
                continue
            keys[key], values[key] = place, value
        return values

    def _key(self, event: Event, depth: int) -> tuple[str, Node]:
        node = self._node(event, depth + 1)
        if not isinstance(event, ScalarEvent):
            raise _refused(event, "a key must be a plain word, not a list or a mapping")
        return event.value, node

    def _note(self, event: Event, sentence: str, first_line: int) -> None:
        self._faults.append(
            _at(event.start_mark, f"{sentence} in line {first_line}; keep one of them")
        )

    def _refuse_excess(self, event: Event, depth: int) -> None:
        self._n_nodes += 1
        if depth > MAX_DEPTH:
            raise _refused(event, f"is nested more than {MAX_DEPTH} deep")
        if self._n_nodes > MAX_NODES:
            raise _refused(event, f"holds more than {MAX_NODES} keys and values")

    def _note_decoration(self, event: Event) -> None:
        sentence = ""
        if isinstance(event, NodeEvent) and event.anchor is not None:
            sentence = _NO_ANCHORS
        elif isinstance(event, ScalarEvent | CollectionStartEvent) and event.ctag:
            sentence = f"{_NO_TAGS} (found {quoted(str(event.ctag))})"
        if sentence:
            self._faults.append(_at(event.start_mark, sentence))


def _scalar(event: ScalarEvent) -> object:
    """Return what a scalar stands for; whatever is quoted is text."""
    text: str = event.value
    if not event.implicit[0]:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.fullmatch(text) and len(text) <= LONGEST_WHOLE_NUMBER:
        return int(text)
    return float(text) if _NUMBER.fullmatch(text) else text


def _refused(event: Event, sentence: str) -> RefusedError:
    return RefusedError(problem=sentence, problem_mark=event.start_mark)


def _at(mark: StringMark | None, sentence: str) -> Fault:
    line, column = _place(mark) if mark is not None else (1, 1)
    return Fault(line=line, column=column, path="", sentence=sentence)


def _place(mark: StringMark) -> tuple[int, int]:
    return mark.line + 1, mark.column + 1
