"""What is kept of sessions comes back as it was, once, and in order."""

import math
import os
import stat
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from made_records import begun, do, set_begun

from formcoach.domain.anatomy import Side
from formcoach.domain.exercise import Level
from formcoach.domain.finding import Finding
from formcoach.domain.records import Lock, PainAnswer, PainMoment, SessionState, Skipped
from formcoach.errors import StorageError
from formcoach.storage.open_store import open_store
from formcoach.testing import made_up_history, made_up_repetition, made_up_session

DAY = date(2026, 11, 25)
AT = datetime(2026, 11, 25, 17, 0, tzinfo=UTC)
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="modes are of POSIX")


@pytest.fixture
def folder(tmp_path):
    """Return a patient's folder that is not there yet."""
    return tmp_path / "patients" / "anna"


def anybody(_lock):
    """Believe every clearing; whom to believe is told elsewhere."""
    return True


@pytest.fixture
def store(folder):
    """Return an open store."""
    opened = open_store(folder, anybody)
    yield opened
    opened.close()


def test_a_session_comes_back_as_it_was(store):
    """A report months later must show what happened, to the last digit."""
    session = made_up_session(DAY)

    do(store, session)

    assert store.history().sessions == (session,)


def test_months_come_back_as_they_were(folder):
    """Everything, also after the program was closed: locks, pain, what was skipped."""
    history = made_up_history(weeks=1)
    store = open_store(folder)
    for session in history.sessions:
        do(store, session)
    for answer in history.pain:
        store.keep_pain(answer)
    store.keep_screen(history.screens)
    for lock in history.locks:
        store.lock(lock)
    for skipped in history.skipped:
        store.keep_skipped(skipped)
    store.close()

    again = open_store(folder, anybody)

    kept = again.history()
    again.close()
    assert kept.sessions == history.sessions
    assert sorted(kept.pain, key=lambda each: each.at) == list(history.pain)
    assert kept.screens == history.screens
    assert kept.locks == history.locks
    assert kept.skipped == history.skipped


def test_a_repetition_is_kept_once(store):
    """A retry after a full disk must not add to the count."""
    session = made_up_session(DAY)
    store.begin(begun(session))
    store.begin_set(session.id, set_begun(session.sets[0]))

    for _ in range(3):
        store.keep_repetition(session.id, 1, made_up_repetition(1, peak_deg=80.0))

    assert [each.index for each in kept_set(store).repetitions] == [1]


def kept_set(store):
    """Return the first set of the first session."""
    return store.history().sessions[0].sets[0]


def test_a_finding_replaces_its_earlier_state(store):
    """A limit is crossed while it lasts; one crossing is one finding."""
    session = made_up_session(DAY)
    store.begin(begun(session))
    store.begin_set(session.id, set_begun(session.sets[0]))
    first = Finding(
        limit="too_deep", level=Level.WARN, side=Side.LEFT, start_s=1.0, alert_s=1.4,
        end_s=1.5, worst=118.0, bound=115.0, cue="Come up a little.",
    )  # fmt: skip
    last = replace(first, end_s=3.0, worst=121.0, over=True)

    store.keep_finding(session.id, 1, first)
    store.keep_finding(session.id, 1, last)

    assert kept_set(store).findings == (last,)


def test_what_was_not_measured_stays_not_measured(store):
    """NaN comes back as NaN, never as a zero that looks like a measurement."""
    session = made_up_session(DAY)
    store.begin(begun(session))
    store.begin_set(session.id, set_begun(session.sets[0]))

    store.keep_repetition(session.id, 1, made_up_repetition(peak_deg=math.nan))

    assert math.isnan(kept_set(store).repetitions[0].peak_deg)


def test_an_unfinished_session_is_found_and_taken_up(folder):
    """The power went: what was done counts, and the patient may go on."""
    session = made_up_session(DAY)
    store = open_store(folder)
    store.begin(begun(session))
    store.begin_set(session.id, set_begun(session.sets[0]))
    store.keep_repetition(session.id, 1, session.sets[0].repetitions[0])
    store.close()

    again = open_store(folder)
    found = again.unfinished()
    again.resume(found.id)
    again.begin_set(found.id, set_begun(session.sets[1]))
    again.end(found.id, AT, SessionState.ENDED_EARLY, "")

    broken_off = replace(
        set_begun(session.sets[0]),
        counted=1,
        repetitions=session.sets[0].repetitions[:1],
    )
    assert found.sets == (broken_off,)
    assert len(again.history().sessions[0].sets) == 2
    assert again.unfinished() is None
    again.close()


def test_the_session_that_runs_here_is_not_unfinished(store):
    """Otherwise the app would offer to take up what it is doing."""
    store.begin(begun(made_up_session(DAY)))

    assert store.unfinished() is None


def test_a_second_instance_gets_a_clear_sentence(folder):
    """Two windows at once would count every repetition twice."""
    first, second = open_store(folder), open_store(folder)
    first.begin(begun(made_up_session(DAY)))

    with pytest.raises(StorageError) as refused:
        second.begin(begun(made_up_session(DAY + timedelta(days=1))))

    assert refused.value.message == (
        "Another formcoach has a session open for this patient "
        f"(process {os.getpid()})."
    )
    assert refused.value.hint == ("Go on there, or end it there and try again here.")
    assert second.unfinished() is None
    first.close()
    second.begin(begun(made_up_session(DAY + timedelta(days=1))))
    second.close()


def test_the_other_instance_may_still_read_and_answer(folder):
    """The report and the pain of the next morning wait for nobody."""
    first, second = open_store(folder), open_store(folder)
    first.begin(begun(made_up_session(DAY)))

    second.keep_pain(PainAnswer(at=AT, moment=PainMoment.NEXT_MORNING, score=2))

    assert second.history().sessions[0].state is SessionState.RUNNING
    assert first.history().pain[0].score == 2
    first.close()
    second.close()


def test_writing_without_a_session_is_a_mistake_of_the_program(store):
    """The lock must be held by whoever writes."""
    session = made_up_session(DAY)

    with pytest.raises(ValueError, match="no session was begun or resumed"):
        store.begin_set(session.id, set_begun(session.sets[0]))
    store.begin(begun(session))
    with pytest.raises(ValueError, match="no set 1 was begun"):
        store.end_set(session.id, session.sets[0])
    with pytest.raises(ValueError, match="no session other is running"):
        store.resume("other")


def test_a_lock_holds_until_it_is_cleared_by_name(store):
    """Red flags outlast the program; only the therapist lifts them."""
    lock = Lock(since=AT, why="recent_fall")
    cleared = replace(lock, cleared_by="M. Example", cleared_at=AT, clearing="signed")
    never_kept = replace(cleared, why="fever")
    store.lock(lock)

    for nobodys in (
        replace(cleared, cleared_by=" "),
        replace(cleared, cleared_at=None),
    ):
        with pytest.raises(ValueError, match="without a name and a time"):
            store.clear_locks([cleared, nobodys])
    assert store.history().locks[0].holds
    store.clear_locks([cleared, never_kept])

    assert store.history().locks == (cleared, never_kept)


def test_a_lock_whose_clearing_is_not_believed_holds(store, folder):
    """Whoever can write the file could otherwise lift a red flag."""
    lock = Lock(since=AT, why="fever", cleared_by="Somebody", cleared_at=AT)
    store.clear_locks([lock])
    store.close()

    with closing(open_store(folder, lambda each: each.why != "fever")) as asking:
        [read] = asking.history().locks

    assert read.holds
    assert read == replace(lock, doubted=True)


def test_a_lock_whose_clearing_nobody_vouches_for_holds(store, folder):
    """Whoever forgets to say whom they believe must not open a locked door."""
    store.clear_locks([Lock(since=AT, why="fever", cleared_by="Ruth", cleared_at=AT)])
    store.lock(Lock(since=AT, why="fall"))
    store.close()

    with closing(open_store(folder)) as asking:
        fever, fall = asking.history().locks

    assert (fever.holds, fever.doubted) == (True, True)
    assert (fall.holds, fall.doubted) == (True, False)


def test_a_later_reason_of_the_same_day_replaces_the_earlier(store):
    """A patient may change their mind about why."""
    store.keep_skipped(Skipped(on=DAY, why="time"))
    store.keep_skipped(Skipped(on=DAY, why="pain"))

    assert store.history().skipped == (Skipped(on=DAY, why="pain"),)


def test_a_clock_set_back_turns_nothing_round(store):
    """Sessions keep the order in which they were done."""
    first = made_up_session(DAY)
    second = made_up_session(DAY - timedelta(days=400))
    do(store, first)
    do(store, second)

    assert store.history().sessions == (first, second)


def test_a_session_belongs_to_the_day_on_which_it_began(store):
    """Midnight inside a session, and a day that is another in UTC."""
    summer_s = 2 * 3600
    late = datetime(2026, 7, 1, 23, 50, tzinfo=timezone(timedelta(seconds=summer_s)))
    session = replace(
        made_up_session(DAY),
        started_at=late.astimezone(UTC),
        ended_at=(late + timedelta(minutes=20)).astimezone(UTC),
        utc_offset_s=summer_s,
    )
    do(store, session)

    kept = store.history().sessions[0]

    assert kept.day == date(2026, 7, 1)
    assert kept.started_at.tzinfo is UTC


def test_summer_time_that_ends_makes_no_session_negative(store):
    """02:55 summer time to 02:10 winter time is fifteen minutes."""
    summer_s = 2 * 3600
    summer = timezone(timedelta(seconds=summer_s))
    winter = timezone(timedelta(hours=1))
    session = replace(
        made_up_session(DAY),
        started_at=datetime(2026, 10, 25, 2, 55, tzinfo=summer),
        ended_at=datetime(2026, 10, 25, 2, 10, tzinfo=winter),
        utc_offset_s=summer_s,
    )
    do(store, session)

    kept = store.history().sessions[0]

    assert kept.ended_at - kept.started_at == timedelta(minutes=15)
    assert kept.day == date(2026, 10, 25)


def test_a_time_without_its_zone_is_refused(store):
    """It would be another instant after a journey."""
    naive = datetime(2026, 11, 25, 17, 0)  # noqa: DTZ001

    with pytest.raises(ValueError, match="a time without its zone"):
        store.keep_pain(PainAnswer(at=naive, moment=PainMoment.END, score=1))


@POSIX
def test_H18_what_is_kept_is_private(folder, store):
    """Nobody else on this computer may read it, whatever the umask says."""
    before = os.umask(0)
    try:
        do(store, made_up_session(DAY))
        other = open_store(folder.parent / "ben")
        do(other, made_up_session(DAY, patient="ben"))
    finally:
        os.umask(before)

    for path in folder.parent.rglob("*"):
        expected = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == expected, path
    assert {path.name for path in folder.iterdir()} >= {
        "sessions.db", "sessions.db-wal", "sessions.db-shm", "session.lock",
    }  # fmt: skip
    other.close()


def test_closing_twice_is_closing_once(folder):
    """Every way out of the app closes the store."""
    store = open_store(folder)

    store.close()
    store.close()

    assert Path(folder / "sessions.db").is_file()
