"""Why the parser gave up, in words for a person who does not know YAML."""

from ruamel.yaml.error import MarkedYAMLError

_MISALIGNED = (
    "does not line up with the lines above; check the spaces at the start of the line"
)
_SYNTAX = {
    "could not find expected ':'": "a colon is missing after the key above or here",
    "expected <block end>": _MISALIGNED,
    "expected ',' or '}'": "a comma or a closing } is missing",
    "expected ',' or ']'": "a comma or a closing ] is missing",
    "found unexpected end of stream": "a quote is opened and never closed",
    "found unexpected document separator": "a quote is opened and never closed",
    "found character '@'": "text that starts with @ needs quotes",
    "found character '`'": "text that starts with ` needs quotes",
    "found character '%'": "text that starts with % needs quotes",
    "found unknown escape": "\\ has a special meaning between double quotes; "
    "use single quotes",
}


class RefusedError(MarkedYAMLError):
    """Something that a definition has no use for; its problem is our own sentence."""


def syntax_sentence(error: MarkedYAMLError, text: str) -> str:
    """Return in plain words why the parser gave up."""
    problem = " ".join((error.problem or error.context or "").split())
    if isinstance(error, RefusedError):
        return problem
    mark = error.problem_mark
    if mark is not None and text[mark.index : mark.index + 1] == "\t":
        return "a tab; YAML wants spaces"
    if mark is not None and problem.startswith("mapping values are not allowed"):
        return _colon_sentence(text[: mark.index].rpartition("\n")[2])
    for words, sentence in _SYNTAX.items():
        if words in problem:
            return sentence
    return "cannot be read as YAML from here; check brackets, quotes, dashes and spaces"


def _colon_sentence(line_so_far: str) -> str:
    if ":" in line_so_far:
        return "a second colon; put the text after the first colon in quotes"
    return _MISALIGNED
