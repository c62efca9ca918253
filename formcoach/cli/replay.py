"""``formcoach replay``: judge recorded poses anew."""
# ruff: noqa: PLC0415 (imports inside functions: --help must not wait for them)

from pathlib import Path

import click

from formcoach.cli.options import any_view, as_json, exercise_option, fail_on
from formcoach.cli.output import tell_error
from formcoach.errors import FormcoachError, UsageError


@click.command
@click.argument(
    "recordings",
    nargs=-1,
    required=True,
    metavar="RECORDING...",
    type=click.Path(path_type=Path),
)
@exercise_option(required=False)
@as_json
@any_view
@fail_on
def replay(
    *,
    recordings: tuple[Path, ...],
    exercise_id: str | None,
    as_json: bool,
    any_view: bool,
    fail_on: str | None,
) -> int:
    """Judge recordings of poses, made with 'formcoach analyze --record'.

    The result is that of the video, to the last digit. Without --exercise it is the
    exercise that was recorded.
    """
    from formcoach.cli.judging import analyse_recording
    from formcoach.cli.results import exit_code, print_analysis
    from formcoach.definitions.library import enabled_exercise
    from formcoach.pose.recording_file import load_recording

    worst = 0
    for path in recordings:
        try:
            recording = load_recording(path)
            wanted = exercise_id or _recorded(path, recording.origin.exercise_id)
            exercise = enabled_exercise(wanted)
            analysis = analyse_recording(recording, exercise, any_view=any_view)
        except FormcoachError as error:
            tell_error(error)
            worst = max(worst, error.exit_code)
            continue
        print_analysis(analysis, as_json=as_json)
        worst = max(worst, exit_code(analysis, fail_on))
    return worst


def _recorded(path: Path, exercise_id: str) -> str:
    if not exercise_id:
        raise UsageError(
            f"{path} does not say which exercise was done.",
            hint="Say it: --exercise ID",
        )
    return exercise_id
