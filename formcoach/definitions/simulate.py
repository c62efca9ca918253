"""A definition tests itself: a made-up body performs it before a made-up camera.

The body takes the start pose and the target that the definition describes, and each
limit is crossed on purpose. What is counted and found is the real pipeline's answer.
"""

from formcoach.definitions.doubt import Doubt
from formcoach.definitions.simulate_clean import clean_doubts
from formcoach.definitions.simulate_limits import limit_doubts
from formcoach.domain.exercise import Exercise


def self_test(exercise: Exercise) -> tuple[Doubt, ...]:
    """Return everything that a performance shows to be wrong with a definition.

    Limits are tested only if a clean performance counts: otherwise they would all seem
    never to fire.
    """
    doubts = clean_doubts(exercise)
    return (*doubts, *(() if doubts else limit_doubts(exercise)))
