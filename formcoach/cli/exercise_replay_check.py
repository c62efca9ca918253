"""``formcoach exercise replay-check``: what a changed definition would have said."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from formcoach.cli.exercise_texts import json_line
from formcoach.cli.folders import data_folder
from formcoach.cli.judging import judged
from formcoach.cli.output import say, tell, tell_error
from formcoach.definitions.library import find_exercises, load_exercise
from formcoach.definitions.load import load_file
from formcoach.domain.exercise import Exercise
from formcoach.errors import RecordingError, UsageError
from formcoach.pose.recording import Recording
from formcoach.pose.recording_file import load_recording
from formcoach.session.set_log import SetSummary

SUFFIX = ".poses"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What one definition makes of one recording."""

    counted: int
    repetitions: int
    findings: dict[str, int]
    """How often each limit was crossed."""

    @classmethod
    def of(cls, summary: SetSummary) -> "Answers":
        """Take the answers from a summary."""
        return cls(
            counted=summary.counted,
            repetitions=len(summary.repetitions),
            findings=dict(Counter(finding.limit for finding in summary.findings)),
        )

    def __str__(self) -> str:
        """Say them in a few words."""
        limits = [
            f"{limit.replace('_', ' ')}{f' x{n}' if n > 1 else ''}"
            for limit, n in sorted(self.findings.items())
        ]
        return (
            f"{self.counted} counted; {', '.join(limits) or 'nothing beyond a limit'}"
        )


def replay_check(file: Path, places: Iterable[Path], *, as_json: bool) -> int:
    """Judge every recording of an exercise by the old and the new definition.

    Raises
    ------
    UsageError
        If there is no recording of that exercise.

    """
    new = load_file(file)
    old = _before(new, file)
    changed = checked = 0
    for path, recording in _recordings(places, new.id):
        checked += 1
        then = _answers(recording, old) if old else None
        now = _answers(recording, new)
        changed += then != now
        say(_row(path, then, now, as_json=as_json))
    if not checked:
        raise UsageError(
            f"There is no recording of {new.id}.",
            hint="Recordings are kept in sessions where the patient allows it, "
            "and made with --record of 'formcoach coach' and 'formcoach analyze'.",
        )
    if not as_json:
        tell(f"{checked} recordings, {changed} with other answers than before.")
    return 0


def _before(new: Exercise, file: Path) -> Exercise | None:
    """Return the definition in use under the same id; None if that is the new one."""
    used = find_exercises().get(new.id)
    if used is None or used.resolve() == file.resolve():
        return None
    return load_exercise(new.id)


def _recordings(
    places: Iterable[Path], exercise_id: str
) -> Iterator[tuple[Path, Recording]]:
    for path in _files(tuple(places) or (data_folder(),)):
        try:
            recording = load_recording(path)
        except RecordingError as error:
            tell_error(error)
            continue
        if recording.origin.exercise_id in ("", exercise_id):
            yield path, recording


def _files(places: Iterable[Path]) -> Iterator[Path]:
    for place in places:
        if place.is_dir():
            yield from sorted(place.rglob(f"*{SUFFIX}"))
        else:
            yield place


def _answers(recording: Recording, exercise: Exercise) -> Answers:
    return Answers.of(judged(recording.poses(), exercise))


def _row(path: Path, then: Answers | None, now: Answers, *, as_json: bool) -> str:
    if as_json:
        row: dict[str, Any] = {
            "recording": str(path),
            "before": _object(then) if then else None,
            "after": _object(now),
            "changed": then != now,
        }
        return json_line(row)
    if then is None:
        return f"{path}: {now}"
    if then == now:
        return f"= {path}: {now}"
    return f"! {path}:\n    before: {then}\n    now:    {now}"


def _object(answers: Answers) -> dict[str, Any]:
    return {
        "counted": answers.counted,
        "repetitions": answers.repetitions,
        "findings": answers.findings,
    }
