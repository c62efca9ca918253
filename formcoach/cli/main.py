"""The command ``formcoach``: the words it knows, and the one place that catches."""

import sys
import traceback
from collections.abc import Sequence

import click

from formcoach import __version__
from formcoach.cli.languages import use_language
from formcoach.cli.lazy_group import LazyGroup
from formcoach.cli.output import has_screen, say, tell, tell_error
from formcoach.errors import EXIT_BUG, EXIT_DEVICE, EXIT_USAGE, FormcoachError

EXIT_INTERRUPTED = 130
"""128 and the number of the signal, as shells have it."""
EXIT_CLOSED_PIPE = 141
WORDS = (
    *("session", "demo", "coach", "analyze", "replay", "exercise"),
    *("plan", "history", "report", "data"),
    *("model", "doctor", "bench"),
)
DEBUG = "--debug"
WELCOME = """\
formcoach watches a back exercise through a camera, counts, and warns in time.

Three things to try first:
  formcoach demo             see it work on a sample video
  formcoach exercise list    the exercises it knows
  formcoach coach bird_dog   do one in front of your webcam

formcoach --help shows everything; formcoach doctor finds out what is missing here."""
BUG = """\
formcoach: an error inside formcoach, and not yours: {kind}: {error}
Please report it to its authors with what this prints: formcoach --debug {arguments}"""


@click.group(
    name="formcoach",
    cls=LazyGroup,
    words=WORDS,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.option(DEBUG, is_flag=True, help="Show where an error inside formcoach arose.")
@click.option(
    "--language",
    envvar="FORMCOACH_LANGUAGE",
    metavar="CODE",
    help="What the patient reads and hears: en, de or es.",
)
@click.pass_context
def formcoach(context: click.Context, *, debug: bool, language: str | None) -> None:  # noqa: ARG001
    """Watch a back exercise through a camera, count, and warn in time.

    Results are printed to stdout, everything else to stderr. The exit code is 0 when
    all went well, 1 for findings where --fail-on asks for it, 2 for wrong usage or
    input, 3 for a device, the pose model or the disk, 130 after Ctrl-C.
    """
    if language:
        use_language(language)
    if context.invoked_subcommand is None:
        _open_or_welcome()


def _open_or_welcome() -> None:
    """Open today's programme on a terminal; elsewhere say how to begin."""
    if not has_screen():
        say(WELCOME)
        return
    from formcoach.cli.session import run_default  # noqa: PLC0415

    run_default()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(words)
    except FormcoachError as error:
        tell_error(error)
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        tell("formcoach: stopped; what was finished before is kept.")
        return EXIT_INTERRUPTED
    except Exception as error:  # noqa: BLE001  # a bug: told in two lines, not in forty
        if DEBUG in words:
            traceback.print_exc()
        return _tell_unexpected(error, words)


def _run(words: list[str]) -> int:
    try:
        code = formcoach.main(words, prog_name="formcoach", standalone_mode=False)
    except click.ClickException as error:
        _tell_usage(error)
        return EXIT_USAGE
    except SystemExit:  # click leaves so when nobody reads what is printed
        return EXIT_CLOSED_PIPE
    return code if isinstance(code, int) else 0


def _tell_unexpected(error: Exception, words: list[str]) -> int:
    ours = "formcoach"
    if isinstance(error, ImportError) and not (error.name or "").startswith(ours):
        tell(f"formcoach: this installation is not complete: {error}")
        tell("To find out what is missing: formcoach doctor")
        return EXIT_DEVICE
    arguments = " ".join(word for word in words if word != DEBUG)
    tell(BUG.format(kind=type(error).__name__, error=error, arguments=arguments))
    return EXIT_BUG


def _tell_usage(error: click.ClickException) -> None:
    context = error.ctx if isinstance(error, click.UsageError) else None
    tell(f"formcoach: {error.format_message()}")
    command = context.command_path if context else "formcoach"
    tell(f"For what is possible: {command} --help")


if __name__ == "__main__":
    sys.exit(main())
