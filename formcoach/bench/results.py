"""What was measured, and what it comes to."""

from dataclasses import dataclass
from itertools import accumulate
from math import comb
from statistics import median

LEAST_RATIO = 0.90
"""The live loop's frames a second against the floor's, as promised."""
MOST_DELAY_S = 0.100
"""What an alert may take beyond its persistence and one inference, as promised."""

LEAST_COVERAGE = 0.95
"""How often an interval holds the true median, of many such measurements."""

MS_PER_S = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class LoopBlock:
    """One block of the live loop."""

    began_s: float
    ended_s: float
    """By the clock ``time.perf_counter``, after the warm-up."""
    frames_per_s: float
    estimate_ms: float
    eyes_cpu_ms: float
    """Processor time a frame of the process with camera and model."""
    core_ms: float
    screen_share: float
    """Of one processor: what the screen's thread used."""

    @property
    def model_share(self) -> float:
        """Of the loop's time: what was spent in the pose model."""
        return self.estimate_ms * self.frames_per_s / MS_PER_S


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A block of the floor and the block of the live loop beside it."""

    floor_frames_per_s: float
    floor_cpu_ms: float
    """Processor time a frame."""
    loop: LoopBlock
    screen_updates_per_s: float | None = None
    """As the terminal saw them; None without a screen."""

    @property
    def ratio(self) -> float:
        """The live loop's frames a second against the floor's."""
        return self.loop.frames_per_s / self.floor_frames_per_s


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertDelay:
    """How long after a violation began its alert came."""

    persist_s: float
    inference_s: float
    alert_after_s: float
    """From the first frame that shows the violation to the alert."""

    @property
    def beyond_s(self) -> float:
        """What is left when persistence and one inference are taken off."""
        return self.alert_after_s - self.persist_s - self.inference_s

    @property
    def ratio(self) -> float:
        """The whole against persistence and one inference."""
        return self.alert_after_s / (self.persist_s + self.inference_s)


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchResult:
    """Everything that ``formcoach bench`` says."""

    model: str
    video: str
    terminal: str
    """Size of the terminal, or why there was none."""
    pairs: tuple[Pair, ...]
    alert_by_times: AlertDelay
    """Of a made-up person with exact angles, by the times of the frames."""
    alert_by_clock: AlertDelay | None
    """Of the video, from the camera's frame to the bell of the terminal."""

    @property
    def ratio(self) -> float:
        """The median ratio of all pairs."""
        return median(pair.ratio for pair in self.pairs)

    @property
    def ratio_interval(self) -> tuple[float, float] | None:
        """Where the true median lies, of 100 measurements in 95; None of too few pairs.

        Notes
        -----
        The pairs between which it lies are counted off by the sign test, whatever their
        distribution; six are the fewest that do. [1]_

        .. [1] W. J. Conover, Practical Nonparametric Statistics, 3rd ed. 1999, 3.2.

        """
        ratios = sorted(pair.ratio for pair in self.pairs)
        count = len(ratios)
        tails = accumulate(2 * comb(count, k) / 2**count for k in range(count))
        left_out = sum(tail <= 1 - LEAST_COVERAGE for tail in tails)
        return (ratios[left_out - 1], ratios[-left_out]) if left_out else None
