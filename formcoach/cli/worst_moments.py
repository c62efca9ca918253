"""The worst moment of each kind of finding, from the recordings of poses."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from formcoach.cli.output import tell
from formcoach.domain.exercise import Exercise
from formcoach.domain.finding import Finding, Outcome
from formcoach.domain.instant import Instant
from formcoach.errors import FormcoachError
from formcoach.pipeline import watch
from formcoach.pose.recording_file import load_recording
from formcoach.report.material import FindingKey, Material, Moment, finding_key
from formcoach.report.sections.findings import MOST_FIGURES, Found, grouped, worst_of
from formcoach.storage.recordings import Recordings


def worst_moments(
    material: Material, recordings: Recordings
) -> Mapping[FindingKey, Moment]:
    """Return the moments of the findings that a report draws, where they were kept."""
    moments: dict[FindingKey, Moment] = {}
    for group in grouped(material)[:MOST_FIGURES]:
        kept = [each for each in group if recordings.path(each.record.recording)]
        exercise = material.exercises.get(group[0].record.exercise)
        if not kept or exercise is None:
            continue
        worst = worst_of(kept)
        path = recordings.path(worst.record.recording)
        moment = _moment(path, exercise, worst.finding) if path else None
        if moment:
            moments[_key(worst)] = moment
    return moments


def _moment(path: Path, exercise: Exercise, finding: Finding) -> Moment | None:
    """Judge a recording anew and return the instant furthest beyond the limit."""
    try:
        poses = load_recording(path).poses()
    except FormcoachError as error:
        tell(f"formcoach: {error.message}; its moment is not drawn.")
        return None
    instants = [
        each
        for each in watch(poses, exercise, any_view=True)
        if finding.start_s <= each.time_s <= finding.end_s
    ]
    beyond = list(_beyond(instants, finding))
    return max(beyond, key=lambda each: each[0])[1] if beyond else None


def _beyond(
    instants: list[Instant], finding: Finding
) -> Iterator[tuple[float, Moment]]:
    for instant in instants:
        for verdict in instant.verdicts:
            judged = verdict.outcome is not Outcome.NOT_MEASURED
            if verdict.limit == finding.limit and judged:
                by = abs(verdict.value - verdict.bound)
                yield by, Moment(pose=instant.pose, verdict=verdict)


def _key(found: Found) -> FindingKey:
    return finding_key(found.session.id, found.record.index, found.finding)
