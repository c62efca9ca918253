"""Which languages there are, and the one that is used from now on."""

import json
from typing import TYPE_CHECKING

import click

from formcoach.errors import UsageError
from formcoach.language import ENGLISH, choose

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def languages() -> dict[str, str]:
    """Return the languages by their two letters, each in its own words."""
    found = {ENGLISH: "English"}
    for file in sorted(_folder().iterdir(), key=lambda each: each.name):
        if file.name.endswith(".json"):
            name = json.loads(file.read_text(encoding="utf-8"))["name"]
            found[file.name.removesuffix(".json")] = name
    return found


def use_language(code: str) -> None:
    """Say everything in a language from now on.

    Raises
    ------
    UsageError
        If there is no such language.

    """
    if code == ENGLISH:
        choose(ENGLISH, {})
        return
    known = languages()
    if code not in known:
        raise UsageError(
            f"There is no language {code!r}.",
            hint=f"There are {', '.join(f'{c} ({n})' for c, n in known.items())}.",
        )
    file = _folder() / f"{code}.json"
    choose(code, json.loads(file.read_text(encoding="utf-8"))["texts"])


def use_patients_language(code: str) -> None:
    """Say everything in a patient's own language, unless the user asked for another.

    Raises
    ------
    UsageError
        If there is no such language.

    """
    command = click.get_current_context(silent=True)
    asked = command.find_root().params.get("language") if command else None
    if not asked:
        use_language(code)


def _folder() -> "Traversable":
    # Every command imports this module, and most of them need no file of the package.
    from importlib.resources import files  # noqa: PLC0415

    return files("formcoach") / "locales"
