"""Which repetition that was seen is which that was made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from formcoach.bench.accuracy.truth import TrueRepetition
from formcoach.domain.repetition import Repetition


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """How the repetitions of one clip were counted."""

    true: int
    """Repetitions that are meant to count."""
    counted: int
    end_errors_s: tuple[float, ...]
    """Of each that was seen: its end as dated, minus its true end."""
    told_errors_s: tuple[float, ...]
    """Of each that was seen: when the patient was told, minus its true end."""
    on_its_side: int
    """Of those that were seen: belonging to the right side of the person."""

    @property
    def off_by(self) -> int:
        """Counted minus true."""
        return self.counted - self.true


def count(
    true: Sequence[TrueRepetition],
    seen: Sequence[Repetition],
    told_s: Mapping[int, float],
) -> Counting:
    """Compare what was counted with what was made.

    Parameters
    ----------
    true, seen
        The repetitions of the truth, and those that the pipeline tells.
    told_s
        When each that was seen was told, by its index.

    """
    counted = [each for each in seen if each.counted]
    wanted = [each for each in true if each.counts]
    pairs = pair(wanted, counted)
    return Counting(
        true=len(wanted),
        counted=len(counted),
        end_errors_s=tuple(found.end_s - made.end_s for made, found in pairs),
        told_errors_s=tuple(told_s[found.index] - made.end_s for made, found in pairs),
        on_its_side=sum(made.side in ("", found.side) for made, found in pairs),
    )


def pair(
    true: Sequence[TrueRepetition], seen: Sequence[Repetition]
) -> list[tuple[TrueRepetition, Repetition]]:
    """Give every true repetition the free one that shares most time with it."""
    free, pairs = list(seen), []
    for made in true:
        shared = [(_shared_s(made, found), found) for found in free]
        most_s, best = max(shared, key=lambda each: each[0], default=(0.0, None))
        if best is not None and most_s > 0.0:
            free.remove(best)
            pairs.append((made, best))
    return pairs


def _shared_s(made: TrueRepetition, found: Repetition) -> float:
    return min(made.end_s, found.end_s) - max(made.start_s, found.start_s)
