"""What pydantic found, in words for a person who does not program."""

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from formcoach.definitions.document import Loc, Node
from formcoach.definitions.faults import Fault, did_you_mean, quoted
from formcoach.definitions.schema import ExerciseModel, Strict

_CLOCK = re.compile(r"\d+:\d\d")
_DECIMAL_COMMA = re.compile(r"-?\d+,\d+")
_NOT_TWO = frozenset({"too_short", "too_long", "tuple_type"})
_Model = TypeVar("_Model", bound=Strict)
_WITH_UNIT = re.compile(r"(-?\d+(\.\d+)?) ?[A-Za-z°%]+")


def form_faults(document: Node) -> tuple[ExerciseModel | None, list[Fault]]:
    """Read a document as a definition and tell where its form is wrong."""
    return form_faults_as(ExerciseModel, document)


def form_faults_as(
    form: type[_Model], document: Node
) -> tuple[_Model | None, list[Fault]]:
    """Read a document in some form and tell where it is wrong."""
    try:
        return form.model_validate(document.plain()), []
    except ValidationError as error:
        details = error.errors(include_url=False)
        places = [detail["loc"] for detail in details]
        return None, [
            _fault(detail, document, form)
            for detail in details
            if not _follows_from_another(detail, places)
        ]


def fault_at(document: Node, loc: Loc, sentence: str, *, at_key: bool = False) -> Fault:
    """Return a fault at the place that some keys lead to, as far as it exists."""
    node, place = document, document
    for step in loc:
        child = node.child(step)
        if child is None:
            break
        place = node.keys.get(str(step), child) if at_key else child
        node = child
    return Fault(
        line=place.line,
        column=place.column,
        path=path_of(document, loc),
        sentence=sentence,
    )


def path_of(document: Node, loc: Loc) -> str:
    """Return the keys as a therapist reads them; what has a name goes by it."""
    path = ""
    for i, step in enumerate(loc):
        if isinstance(step, int):
            name = _name(document, loc[: i + 1])
            path += f".{_key(name)}" if name else f"[{step + 1}]"
        else:
            path += f".{_key(step)}" if path else _key(step)
    return path


def _name(document: Node, loc: Loc) -> str:
    """Return the name that one of a list has among the others, if it has one."""
    for key in ("id", "limit", "exercise"):
        named = document.at((*loc, key))
        if named is not None and isinstance(named.value, str):
            return named.value
    return ""


def _follows_from_another(detail: ErrorDetails, places: list[Loc]) -> bool:
    """Tell of a list that is called too short because one of its items is misshapen."""
    loc = detail["loc"]
    deeper = any(len(place) > len(loc) and place[: len(loc)] == loc for place in places)
    return detail["type"] == "too_short" and deeper


def _key(step: str) -> str:
    return step if re.fullmatch(r"\w{1,40}", step) else quoted(step)


def _fault(detail: ErrorDetails, document: Node, form: type[Strict]) -> Fault:
    loc = tuple(step for step in detail["loc"] if step != "[key]")
    unknown = detail["type"] == "extra_forbidden"
    return fault_at(document, loc, _sentence(detail, form), at_key=unknown)


def _sentence(detail: ErrorDetails, form: type[Strict]) -> str:
    if detail["type"] == "extra_forbidden":
        return _unknown_key(detail["loc"], form)
    if detail["type"] == "plain":
        return detail["msg"]
    if _is_band(detail["loc"]) and detail["type"] in _NOT_TWO:
        return f"needs two bounds such as [75, 105] (found {_shown(detail['input'])})"
    if detail["type"] in _SENTENCES:
        words = _SENTENCES[detail["type"]]
        return words(detail["input"], detail.get("ctx", {}))
    return f"{detail['msg']} (found {quoted(detail['input'])})"


def _is_band(loc: Loc) -> bool:
    return len(loc) > 1 and bool({"start", "target"}.intersection(loc[:-1]))


def _unknown_key(loc: Loc, form: type[Strict]) -> str:
    word = str(loc[-1])
    known = _keys_beside(loc, form)
    guess = did_you_mean(word, known)
    return "is not a known key" + (guess or f"; known here: {', '.join(known)}")


def _keys_beside(loc: Loc, form: type[Strict]) -> list[str]:
    """Return the keys that the part of the document around ``loc`` may have."""
    model: Any = form
    for step in loc[:-1]:
        if isinstance(step, str):
            model = _model_within(_field(model, step).annotation)
    return [field.alias or name for name, field in model.model_fields.items()]


def _field(model: Any, key: str) -> Any:
    named = {field.alias or name: field for name, field in model.model_fields.items()}
    return named[key]


def _model_within(annotation: Any) -> Any:
    """Return the model that an annotation such as ``tuple[LimitModel, ...]`` names."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return _model_within(get_args(annotation)[0])


def _missing(_value: object, _context: Mapping[str, Any]) -> str:
    return "is missing"


def _not_a_number(value: object, _context: Mapping[str, Any]) -> str:
    text = value if isinstance(value, str) else ""
    advice = ""
    if _CLOCK.fullmatch(text):
        minutes, seconds = text.split(":")
        advice = f"; in seconds that is {int(minutes[:6]) * 60 + int(seconds)}"
    elif _DECIMAL_COMMA.fullmatch(text):
        advice = f"; write {quoted(text.replace(',', '.'))[1:-1]}"
    elif match := _WITH_UNIT.fullmatch(text):
        advice = f"; write {quoted(match[1])[1:-1]} without the unit"
    return f"must be a number (found {_shown(value)}){advice}"


def _not_whole(value: object, context: Mapping[str, Any]) -> str:
    return _not_a_number(value, context).replace("a number", "a whole number", 1)


def _not_text(value: object, _context: Mapping[str, Any]) -> str:
    advice = "" if isinstance(value, (tuple, dict)) else "; put it in quotes"
    return f"must be text (found {_shown(value)}){advice}"


def _not_chosen(value: object, context: Mapping[str, Any]) -> str:
    choices = [word.strip(" '") for word in re.split(r", | or ", context["expected"])]
    guess = did_you_mean(value, choices) if isinstance(value, str) else ""
    one_of = "must be" if len(choices) == 1 else "must be one of"
    return f"{one_of} {', '.join(choices)} (found {_shown(value)}){guess}"


def _shown(value: object) -> str:
    """Return a value as it looks in the file."""
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, tuple):
        return f"a list of {len(value)}"
    if value is None:
        return "nothing"
    return quoted(value).lower() if isinstance(value, bool) else quoted(value)


def _simple(words: str) -> Callable[[object, Mapping[str, Any]], str]:
    def sentence(value: object, context: Mapping[str, Any]) -> str:
        return words.format(found=_shown(value), **context)

    return sentence


_SENTENCES: Mapping[str, Callable[[object, Mapping[str, Any]], str]] = {
    "missing": _missing,
    "float_type": _not_a_number,
    "int_type": _not_whole,
    "int_from_float": _not_whole,
    "finite_number": _simple("must be a number that a body can reach (found {found})"),
    "string_type": _not_text,
    "bool_type": _simple("must be true or false (found {found})"),
    "literal_error": _not_chosen,
    "string_pattern_mismatch": _simple(
        "may hold small letters, digits and _ only (found {found})"
    ),
    "string_too_short": _simple("is empty"),
    "string_too_long": _simple("is longer than {max_length} characters"),
    "too_short": _simple("needs at least {min_length} (found {actual_length})"),
    "too_long": _simple("takes at most {max_length} (found {actual_length})"),
    "greater_than_equal": _simple("must be at least {ge:g} (found {found})"),
    "less_than_equal": _simple("must be at most {le:g} (found {found})"),
    "tuple_type": _simple("must be a list such as [a, b] (found {found})"),
    "dict_type": _simple("must hold keys of its own (found {found})"),
    "model_type": _simple("must hold keys of its own (found {found})"),
}
