"""Clips and findings of which everything is known."""

from pathlib import Path

import numpy as np

from formcoach.bench.accuracy.truth import ClipTruth, TrueFault, TrueRepetition
from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Level
from formcoach.domain.finding import Finding
from formcoach.domain.repetition import Repetition, RepetitionOutcome


def truth(*, repetitions=(), faults=(), **angles_deg):
    """Return the truth of a bird dog of 20 s with the right side near."""
    times_s = np.linspace(0.0, 20.0, 201)
    return ClipTruth(
        video=Path("made.mp4"),
        exercise="bird_dog",
        near=Side.RIGHT,
        repetitions=tuple(
            TrueRepetition(side=side, start_s=start, end_s=end)
            for side, start, end in repetitions
        ),
        faults=tuple(
            TrueFault(name=name, start_s=start, end_s=end)
            for name, start, end in faults
        ),
        times_s=times_s,
        angles_deg={
            name: np.full(len(times_s), value) for name, value in angles_deg.items()
        },
    )


def seen(start_s, end_s, side=Side.RIGHT, outcome=RepetitionOutcome.COMPLETE):
    """Return a repetition as the pipeline tells it."""
    return Repetition(
        index=1,
        side=side,
        start_s=start_s,
        peak_s=(start_s + end_s) / 2,
        end_s=end_s,
        hold_s=1.0,
        outward_s=1.0,
        return_s=1.0,
        rom_deg=80.0,
        peak_deg=5.0,
        outcome=outcome,
    )


def finding(limit, start_s, end_s, *, level=Level.WARN, side=Side.RIGHT):
    """Return a finding that was believed after 0.4 s."""
    return Finding(
        limit=limit,
        level=level,
        side=side,
        start_s=start_s,
        alert_s=start_s + 0.4,
        end_s=end_s,
        worst=-30.0,
        bound=-18.0,
        cue="Lower your leg.",
        over=True,
    )
