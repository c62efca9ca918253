"""So many out of so many, and what that says of the rest."""

import math
from dataclasses import dataclass

Z_95 = 1.959964
"""The 97.5th percentile of the standard normal distribution."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proportion:
    """A part of a whole."""

    part: int
    whole: int

    @property
    def share(self) -> float:
        """0-1; NaN of nothing."""
        return self.part / self.whole if self.whole else math.nan

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the share; from 0 to 1 if nothing was counted.

        Notes
        -----
        Score interval. [1]_ It stays inside 0-1 and says something of 12 out of 12.

        .. [1] Wilson, Probable inference, the law of succession, and statistical
           inference, J Am Stat Assoc 1927;22:209-212.

        """
        if not self.whole:
            return 0.0, 1.0
        n, share, z = self.whole, self.share, Z_95
        middle = (share + z * z / (2 * n)) / (1 + z * z / n)
        spread = share * (1 - share) / n + z * z / (4 * n * n)
        half = z * math.sqrt(spread) / (1 + z * z / n)
        return max(0.0, middle - half), min(1.0, middle + half)

    def __add__(self, other: "Proportion") -> "Proportion":
        """Return both together."""
        return Proportion(part=self.part + other.part, whole=self.whole + other.whole)
