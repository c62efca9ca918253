"""Everything the pipeline says about one instant."""

from dataclasses import dataclass

from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Phase
from formcoach.domain.finding import Cue, Finding, Verdict
from formcoach.domain.measurement import Measurements
from formcoach.domain.observation import Pose, Trouble
from formcoach.domain.orientation import Orientation, Posture
from formcoach.domain.repetition import Repetition


@dataclass(frozen=True, slots=True, kw_only=True)
class Instant:
    """What was seen, measured, counted and found at one instant."""

    time_s: float
    pose: Pose
    """The pose as it was observed, for drawing."""
    orientation: Orientation
    posture: Posture
    measurements: Measurements
    """Smoothed signals; empty while nothing can be judged."""
    trouble: Trouble | None
    """Why judging is paused, or None."""
    advice: str
    """What the patient can do about the trouble, or how to take the start pose."""
    phase: Phase
    side: Side
    """The side that moves, or the nearer one at rest."""
    value_deg: float
    """The counted signal, NaN where not measured."""
    progress: float
    """0 at the start pose, 1 where the target band begins; NaN where not measured."""
    counted: int
    """Repetitions that count so far."""
    hold_s: float
    """Time inside the target in this repetition or hold."""
    verdicts: tuple[Verdict, ...]
    """What every limit says now."""
    turned: frozenset[str] = frozenset()
    """Limits that are not judged because the patient rests turned out of the view."""
    repetition: Repetition | None
    """The repetition that ended at this instant, if one did."""
    findings: tuple[Finding, ...]
    """Findings that began or ended at this instant."""
    cue: Cue | None
    """What the patient is being told."""
    neutral: Measurements | None = None
    """Those of the start pose, from which changes are read; None before it was held."""
