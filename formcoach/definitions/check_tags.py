"""The loads of an exercise and the conditions that it names: one closed vocabulary."""

from collections.abc import Collection, Iterator

from formcoach.definitions.draft import Complaint, Draft
from formcoach.definitions.faults import did_you_mean, quoted
from formcoach.domain.conditions import CONDITIONS, LOADS


def tag_complaints(draft: Draft) -> Iterator[Complaint]:
    """Yield every tag that no condition would ever be met with."""
    yield from _unknown("loads", draft.loads, "load", LOADS)
    yield from _unknown("avoid_if", draft.avoid_if, "condition", CONDITIONS)


def _unknown(
    key: str, tags: tuple[str, ...], word: str, known: Collection[str]
) -> Iterator[Complaint]:
    for i, tag in enumerate(tags):
        if tag not in known:
            guess = did_you_mean(tag, known) or f"; known are {', '.join(known)}"
            yield Complaint(
                loc=(key, i), sentence=f"{quoted(tag)} is not a known {word}{guess}"
            )
