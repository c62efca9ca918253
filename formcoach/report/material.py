"""What a report is written from: one patient, one period or one session."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Exercise
from formcoach.domain.finding import Finding, Verdict
from formcoach.domain.observation import Pose
from formcoach.domain.prescription import Prescription
from formcoach.domain.records import History, SessionRecord, SetRecord
from formcoach.language import tr

FindingKey = tuple[str, int, str, Side, float]


def finding_key(session: str, set_index: int, finding: Finding) -> FindingKey:
    """Return what names a finding among all of a patient's."""
    return (session, set_index, finding.limit, finding.side, finding.start_s)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Moment:
    """The worst moment of a finding, as the recording of poses shows it."""

    pose: Pose
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Material:
    """Everything that a report may draw on."""

    patient_name: str
    history: History
    """All of it, for what is compared over weeks."""
    first: date
    last: date
    """The days of the period, both included."""
    session: SessionRecord | None = None
    """The one session that the report is about, if it is about one."""
    exercises: Mapping[str, Exercise] = field(default_factory=dict)
    """The definitions that are known here, by id."""
    prescription: Prescription | None = None
    moments: Mapping[FindingKey, Moment] = field(default_factory=dict)
    made_on: date
    version: str

    @property
    def sessions(self) -> tuple[SessionRecord, ...]:
        """The sessions that the report is about, in the order of their days."""
        if self.session:
            return (self.session,)
        inside = (
            each
            for each in self.history.sessions
            if self.first <= each.day <= self.last
        )
        return tuple(sorted(inside, key=lambda each: each.started_at))

    @property
    def sets(self) -> tuple[tuple[SessionRecord, SetRecord], ...]:
        """Every set of those sessions."""
        return tuple((each, one) for each in self.sessions for one in each.sets)

    def name_of(self, exercise: str) -> str:
        """Return what an exercise is called."""
        known = self.exercises.get(exercise)
        return tr(known.name) if known else exercise.replace("_", " ").capitalize()
