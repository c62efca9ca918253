"""What a definition means: every fault that its form does not show."""

from collections.abc import Iterator

from formcoach.definitions.check_bands import band_complaints
from formcoach.definitions.check_confirmed import confirmed_complaints
from formcoach.definitions.check_limits import limit_complaints
from formcoach.definitions.check_tags import tag_complaints
from formcoach.definitions.document import Node
from formcoach.definitions.draft import Complaint, Draft
from formcoach.definitions.faults import Fault, quoted
from formcoach.definitions.wording import fault_at
from formcoach.domain.exercise import Mode


def meaning_faults(document: Node, expected_id: str) -> list[Fault]:
    """Return every fault of meaning of a definition, as far as it can be read."""
    draft = Draft.of(document)
    complaints = [
        *_id_complaints(draft, expected_id),
        *band_complaints(draft),
        *limit_complaints(draft),
        *_dose_complaints(draft),
        *_review_complaints(draft),
        *tag_complaints(draft),
        *confirmed_complaints(document),
    ]
    return [fault_at(document, c.loc, c.sentence, at_key=c.at_key) for c in complaints]


def _id_complaints(draft: Draft, expected_id: str) -> Iterator[Complaint]:
    if expected_id and draft.id is not None and draft.id != expected_id:
        yield Complaint(
            loc=("id",),
            sentence=f"must be the file's name without .yaml, {quoted(expected_id)} "
            f"(found {quoted(draft.id)})",
        )


def _dose_complaints(draft: Draft) -> Iterator[Complaint]:
    dose, mode = draft.dose, draft.mode
    if dose is None or mode is None:
        return
    holds = mode in {Mode.HOLD, Mode.REPS_WITH_HOLD}
    if holds and not dose.hold_s:
        yield _dose("hold_s", f"mode {mode} needs the seconds of one hold")
    if not holds and dose.hold_s:
        yield _dose(
            "hold_s", f"mode {mode} has no hold; leave it out or change the mode"
        )
    if mode is Mode.TIMED and not dose.duration_s:
        yield _dose("duration_s", "mode timed needs the seconds of a set")
    if mode is not Mode.TIMED and dose.duration_s:
        yield _dose("duration_s", f"mode {mode} has no duration; leave it out")
    if mode is not Mode.TIMED and "reps" not in draft.given_dose:
        yield _dose("reps", f"mode {mode} needs how many are asked for")


def _dose(key: str, sentence: str) -> Complaint:
    return Complaint(loc=("dose", key), sentence=sentence)


def _review_complaints(draft: Draft) -> Iterator[Complaint]:
    review = draft.review
    if review is None or review.status == "draft":
        return
    for key, what in (("by", "who reviewed it"), ("date", "when it was reviewed")):
        if getattr(review, key) is None:
            sentence = f"a reviewed definition must say {what}"
            yield Complaint(loc=("review", key), sentence=sentence)
