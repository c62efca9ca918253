"""How well two ways of measuring agree."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

import numpy as np

LIMITS_SD = 1.96
"""Standard deviations that hold 95 % of a normal distribution."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What the differences between measured and true values come to."""

    count: int
    bias: float
    """Mean of measured minus true."""
    mean_absolute: float
    """Mean size of the difference."""
    deviation: float
    """Standard deviation of the differences; NaN for fewer than two."""

    @property
    def lower(self) -> float:
        """The lower 95 % limit of agreement."""
        return self.bias - LIMITS_SD * self.deviation

    @property
    def upper(self) -> float:
        """The upper 95 % limit of agreement."""
        return self.bias + LIMITS_SD * self.deviation

    @classmethod
    def of(cls, differences: Iterable[float]) -> Self:
        """Return the agreement of some differences, measured minus true.

        Parameters
        ----------
        differences
            In one unit; what is NaN was not measured and is left out.

        Notes
        -----
        Bias and 95 % limits of agreement after Bland and Altman. [1]_ Frames of one
        clip resemble each other, so the number of frames says nothing of how sure the
        figures are; no confidence interval is given.

        .. [1] Bland and Altman, Statistical methods for assessing agreement between
           two methods of clinical measurement, Lancet 1986;1:307-310.

        """
        every = np.array(list(differences), dtype=np.float64)
        seen = every[np.isfinite(every)]
        if not len(seen):
            return cls(
                count=0, bias=math.nan, mean_absolute=math.nan, deviation=math.nan
            )
        return cls(
            count=len(seen),
            bias=float(seen.mean()),
            mean_absolute=float(np.abs(seen).mean()),
            deviation=float(seen.std(ddof=1)) if len(seen) > 1 else math.nan,
        )
