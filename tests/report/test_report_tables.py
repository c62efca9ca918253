"""Tables and JSON: every figure, and nothing that a spreadsheet would run."""

import csv
import io
import json
import math
import zipfile
from dataclasses import replace

import pytest

from formcoach.domain.records import Skipped
from formcoach.report.csv_tables import COLUMNS, HEADS, repetitions_csv, tables
from formcoach.report.everything import write_everything
from formcoach.report.history_json import to_json
from formcoach.report.period import within
from formcoach.testing import made_up_history

HISTORY = made_up_history(weeks=2)
FIRST = HISTORY.sessions[0].sets[0].repetitions[0]


def rows(text):
    """Return the rows of a table by their columns."""
    return list(csv.DictReader(io.StringIO(text)))


def test_a_row_for_every_repetition():
    """Therapists who want to count again can."""
    table = rows(repetitions_csv(HISTORY))

    n_repetitions = sum(
        len(record.repetitions) for each in HISTORY.sessions for record in each.sets
    )
    assert len(table) == n_repetitions
    assert table[0]["exercise"] == "bird_dog"
    assert float(table[0]["reached"]) == pytest.approx(FIRST.peak_deg, abs=0.0005)


def test_every_column_is_documented():
    """A column that nobody explains is read wrongly."""
    for text in tables(HISTORY).values():
        assert set(text.splitlines()[0].split(",")) <= set(COLUMNS)
    used = {name for head in HEADS.values() for name in head.split()}
    assert used == set(COLUMNS)


@pytest.mark.parametrize(
    "words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "\r=1", "\uff1d1"]
)
def test_no_cell_is_a_formula(words):
    """CSV injection: a reason typed by somebody runs on the therapist's computer."""
    day = HISTORY.sessions[0].day
    history = replace(HISTORY, skipped=(Skipped(on=day, why=words),))

    assert rows(tables(history)["skipped"])[0]["why"] == f"'{words}"


def test_a_negative_angle_stays_a_figure():
    """Only words can be formulas."""
    session = HISTORY.sessions[0]
    record = replace(
        session.sets[0], repetitions=(replace(FIRST, peak_deg=-12.5, rom_deg=math.nan),)
    )
    history = replace(HISTORY, sessions=(replace(session, sets=(record,)),))

    row = rows(repetitions_csv(history))[0]

    assert row["reached"] == "-12.5"
    assert row["range"] == ""


def test_json_keeps_every_figure_and_says_what_was_not_measured():
    """Programs read this; null is not zero."""
    session = HISTORY.sessions[0]
    record = replace(session.sets[0], repetitions=(replace(FIRST, rom_deg=math.nan),))
    history = replace(HISTORY, sessions=(replace(session, sets=(record,)),))

    written = json.loads(json.dumps(to_json(history, name="Anna"), allow_nan=False))

    done = written["sessions"][0]["sets"][0]["repetitions"][0]
    assert (written["format"], written["schema"]) == ("formcoach history", 1)
    assert done["peak_deg"] == FIRST.peak_deg
    assert done["rom_deg"] is None
    assert written["sessions"][0]["started_at"].endswith("+00:00")


def test_everything_is_in_one_file(tmp_path):
    """A patient may take all of it along (GDPR, article 20)."""
    poses = tmp_path / "s.poses"
    poses.write_bytes(b"poses")

    write_everything(
        tmp_path / "all.zip", HISTORY, "Anna", [("recordings/s.poses", poses)]
    )

    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        names = archive.namelist()
        readme = archive.read("README.txt").decode()
        table = archive.read("sessions.csv").decode("utf-8-sig")
    assert names[:2] == ["README.txt", "history.json"]
    assert "recordings/s.poses" in names
    assert {f"{name}.csv" for name in tables(HISTORY)} <= set(names)
    assert "about 10 degrees" in readme
    assert len(rows(table)) == len(HISTORY.sessions)


def test_a_period_is_of_the_patients_own_days():
    """The last evening of the month belongs to it, whatever UTC says."""
    days = [each.day for each in HISTORY.sessions]

    kept = within(HISTORY, days[1], days[2])

    assert [each.day for each in kept.sessions] == days[1:3]
    assert all(days[1] <= each.day <= days[2] for each in kept.pain)
    assert kept.locks == HISTORY.locks
