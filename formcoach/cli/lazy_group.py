"""Commands that are imported only when somebody asks for them."""

from collections.abc import Iterable
from difflib import get_close_matches
from importlib import import_module
from typing import Any

import click


class LazyGroup(click.Group):
    """A group in which every command has a file of its own name."""

    def __init__(self, *args: Any, words: Iterable[str], **attributes: Any) -> None:
        """Take the words for which there are files in ``formcoach.cli``."""
        super().__init__(*args, **attributes)
        self._words = tuple(words)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the words in the order in which a beginner meets them."""
        return list(self._words)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import the file of a word."""
        if cmd_name not in self._words:
            return None
        command = getattr(import_module(f"formcoach.cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)  # noqa: S101
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or the nearest word to suggest."""
        word = args[0]
        if word in self._words or word.startswith("-"):
            return super().resolve_command(ctx, args)
        near = get_close_matches(word, self._words, n=1)
        meant = f" Did you mean {near[0]!r}?" if near else ""
        raise click.UsageError(f"There is no command {word!r}.{meant}", ctx)
