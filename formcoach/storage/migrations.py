"""The tables, as the steps that led to them; a step that was released never changes.

Times are ISO 8601 in UTC, ``utc_offset_s`` what the patient's clock read. Rows keep the
order in which they came, so that a clock set back turns nothing round.
"""

APPLICATION_ID = 0x666D6368
"""``fmch``: tells a database of formcoach from any other."""

_FIRST = """
CREATE TABLE session (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    patient TEXT NOT NULL,
    prescription TEXT NOT NULL,
    prescription_sha256 TEXT NOT NULL,
    started_at TEXT NOT NULL,
    utc_offset_s INTEGER NOT NULL,
    ended_at TEXT,
    state TEXT NOT NULL
        CHECK (state IN ('running', 'finished', 'ended_early', 'stopped')),
    why_ended TEXT NOT NULL,
    model TEXT NOT NULL,
    model_sha256 TEXT NOT NULL,
    version TEXT NOT NULL,
    trial INTEGER NOT NULL CHECK (trial IN (0, 1))
);
CREATE TABLE exercise_set (
    session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    set_index INTEGER NOT NULL CHECK (set_index >= 1),
    exercise TEXT NOT NULL,
    definition_sha256 TEXT NOT NULL,
    set_number INTEGER NOT NULL,
    asked TEXT NOT NULL,
    view TEXT NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT,
    counted INTEGER NOT NULL,
    longest_hold_s REAL,
    duration_s REAL,
    tracked_fraction REAL,
    view_ok_fraction REAL,
    recording TEXT NOT NULL,
    side TEXT CHECK (side IN ('left', 'right')),
    signal TEXT NOT NULL,
    band_lower REAL,
    band_upper REAL,
    PRIMARY KEY (session, set_index)
);
CREATE TABLE repetition (
    session TEXT NOT NULL,
    set_index INTEGER NOT NULL,
    rep_index INTEGER NOT NULL CHECK (rep_index >= 1),
    side TEXT NOT NULL CHECK (side IN ('left', 'right')),
    start_s REAL,
    peak_s REAL,
    end_s REAL,
    hold_s REAL,
    outward_s REAL,
    return_s REAL,
    rom_deg REAL,
    peak_deg REAL,
    outcome TEXT NOT NULL
        CHECK (outcome IN ('complete', 'partial', 'other_movement', 'unfinished')),
    missed TEXT NOT NULL,
    findings TEXT NOT NULL,
    PRIMARY KEY (session, set_index, rep_index),
    FOREIGN KEY (session, set_index)
        REFERENCES exercise_set (session, set_index) ON DELETE CASCADE
);
CREATE TABLE finding (
    session TEXT NOT NULL,
    set_index INTEGER NOT NULL,
    limit_id TEXT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('left', 'right')),
    start_s REAL NOT NULL,
    level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 3),
    alert_s REAL,
    end_s REAL,
    worst REAL,
    bound REAL,
    cue TEXT NOT NULL,
    over INTEGER NOT NULL CHECK (over IN (0, 1)),
    PRIMARY KEY (session, set_index, limit_id, side, start_s),
    FOREIGN KEY (session, set_index)
        REFERENCES exercise_set (session, set_index) ON DELETE CASCADE
);
CREATE TABLE not_measured (
    session TEXT NOT NULL,
    set_index INTEGER NOT NULL,
    limit_id TEXT NOT NULL,
    reason TEXT NOT NULL,
    fraction REAL NOT NULL,
    PRIMARY KEY (session, set_index, limit_id),
    FOREIGN KEY (session, set_index)
        REFERENCES exercise_set (session, set_index) ON DELETE CASCADE
);
CREATE TABLE pain (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    session TEXT REFERENCES session (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    utc_offset_s INTEGER NOT NULL,
    moment TEXT NOT NULL,
    score INTEGER CHECK (score BETWEEN 0 AND 10),
    exercise TEXT NOT NULL,
    legs TEXT,
    sharp INTEGER NOT NULL CHECK (sharp IN (0, 1)),
    UNIQUE (at, moment, exercise)
);
CREATE TABLE screen_answer (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    utc_offset_s INTEGER NOT NULL,
    item TEXT NOT NULL,
    yes INTEGER NOT NULL CHECK (yes IN (0, 1)),
    wording INTEGER NOT NULL,
    UNIQUE (at, item)
);
CREATE TABLE lock (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    since TEXT NOT NULL,
    why TEXT NOT NULL,
    cleared_by TEXT NOT NULL,
    cleared_at TEXT
);
CREATE TABLE skipped (
    skipped_on TEXT NOT NULL,
    exercise TEXT NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (skipped_on, exercise)
);
"""

_SIGNED_CLEARINGS = "ALTER TABLE lock ADD COLUMN clearing TEXT NOT NULL DEFAULT ''"

MIGRATIONS: tuple[str, ...] = (_FIRST, _SIGNED_CLEARINGS)
"""Step ``n`` leads from version ``n`` to ``n + 1`` (``PRAGMA user_version``)."""
