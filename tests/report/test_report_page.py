"""The page: what it says, that it is tame, and that a browser shows it."""

import re
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from made_prescription import PRESCRIPTION

from formcoach.definitions.library import list_exercises
from formcoach.domain.records import History, LegSymptoms, Lock, SessionState
from formcoach.errors import OutputError
from formcoach.language import ENGLISH, choose
from formcoach.report.material import Material
from formcoach.report.page import to_html
from formcoach.report.pdf import to_pdf
from formcoach.report.write import write
from formcoach.testing import made_up_history
from tests.translated_texts import all_texts

HISTORY = made_up_history()
FIRST, LAST = date(2026, 8, 31), date(2026, 11, 22)
EXERCISES = {each.id: each for each in list_exercises()}
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{7*7}}"


def material(history=HISTORY, **changes):
    """Return what a report of three months is written from."""
    wanted = {
        "patient_name": "Anna K.",
        "history": history,
        "first": FIRST,
        "last": LAST,
        "exercises": EXERCISES,
        "made_on": date(2026, 11, 23),
        "version": "0.1.0",
    }
    return Material(**(wanted | changes))


def one_session(session, **changes):
    """Return what a report of one session is written from."""
    day = session.day
    return material(session=session, first=day, last=day, **changes)


PERIOD = to_html(write(material()))
SESSION = to_html(write(one_session(HISTORY.sessions[-1])))


class Words(HTMLParser):
    """Collects the words of a page, and its elements with their attributes."""

    def __init__(self, page):
        super().__init__()
        self.words, self.elements = [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        """Keep an element."""
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        """Keep words."""
        self.words.append(" ".join(data.split()))


def said(page):
    """Return every word of a page on one line."""
    return " ".join(filter(None, Words(page).words))


@pytest.fixture
def another_language():
    """Have a language in which every known text is a sign and its places."""
    made_up = {
        text: "¤" + "".join(re.findall(r"\{[^}]*\}", text)) for text in all_texts()
    }
    choose("xx", made_up)
    yield
    choose(ENGLISH, {})


@pytest.mark.usefixtures("another_language")
def test_no_word_of_a_page_stays_english_in_another_language():
    """Half a page in a foreign language is read by nobody to its end."""
    spreading = replace(HISTORY.sessions[-1].pain[0], legs=LegSymptoms.SPREADING)
    last = replace(
        HISTORY.sessions[-1],
        state=SessionState.STOPPED,
        trial=True,
        pain=(spreading, *HISTORY.sessions[-1].pain),
    )
    locks = (Lock(since=last.started_at, why="fever"),)
    known = replace(HISTORY, sessions=(*HISTORY.sessions[:-1], last), locks=locks)
    cues = {each.cue for _, one in material().sets for each in one.findings}

    for page in (
        to_html(write(material(known, prescription=PRESCRIPTION))),
        to_html(write(one_session(last))),
    ):
        shown = re.sub(r"(?s)<style>.*?</style>", "", page)
        words = said(shown)
        for cue in cues:
            words = words.replace(cue, "")
        assert '<html lang="xx">' in page
        assert set(re.findall("[A-Za-z]{2,}", words)) <= {"Anna"}


def test_the_period_says_what_changed_beyond_the_error():
    """A therapist reads the sentence, and looks at the curve if in doubt."""
    words = said(PERIOD)

    assert "The range grew by about 20°, more than the error." in words
    assert "Left: no change of the range beyond the error of measuring." in words
    assert (
        "Pain before sessions: about 4 at first, about 2 lately: less, and by enough "
        "to matter (2 points or more)." in words
    )


def test_angles_are_said_as_finely_as_the_camera_may():
    """A decimal would pass for a goniometer's reading."""
    for page in (PERIOD, SESSION):
        assert not re.search(r"\d\.\d+°", said(page))
        angles = re.findall(r"about (-?\d+)°", said(page))
        assert angles
        assert all(int(angle) % 5 == 0 for angle in angles)


@pytest.mark.parametrize("page", [PERIOD, SESSION])
def test_there_is_no_score_and_no_frightening_word(page):
    """Words that make movement sound dangerous feed fear; a score would pretend."""
    words = said(page).lower().replace("there is no score", "")

    for word in ("score", "danger", "wrong", "bad", "weak", "damage", "fail"):
        assert not re.search(rf"\b{word}", words), word


def test_H01_what_was_not_measured_has_a_section_of_its_own():
    """Silence must never look like praise."""
    words = said(PERIOD)

    assert "Not measured The patient was followed 95 % of the time" in words
    assert "not judged for 15 % of the time (part of the body is hidden)" in words
    assert "the camera cannot see" in words


@pytest.mark.parametrize("page", [PERIOD, SESSION])
def test_H18_the_page_fetches_nothing_and_runs_nothing(page):
    """Health data must not tell a server that somebody reads it."""
    elements = Words(page).elements
    names = {name for name, _ in elements}
    policy = next(
        attributes["content"]
        for name, attributes in elements
        if attributes.get("http-equiv") == "Content-Security-Policy"
    )

    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert names.isdisjoint({"script", "link", "iframe", "img", "object", "form", "a"})
    for name, attributes in elements:
        for key, value in attributes.items():
            assert not key.startswith("on"), (name, key)
            fetched = key in {"src", "href", "xlink:href", "action", "style"}
            assert not fetched, (name, key, value)


def hostile_history():
    """Return a history in which every text is an attack."""
    session = HISTORY.sessions[-1]
    record = session.sets[0]
    found = (one for each in HISTORY.sessions for one in each.sets if one.findings)
    finding = replace(next(found).findings[0], limit=HOSTILE, cue=HOSTILE)
    spoilt = replace(
        record,
        exercise=HOSTILE,
        signal=HOSTILE,
        findings=(finding,),
        not_measured=(replace(record.not_measured[0], limit=HOSTILE, reason=HOSTILE),),
        repetitions=(replace(record.repetitions[0], findings=(HOSTILE,)),),
    )
    session = replace(
        session, state=SessionState.STOPPED, why_ended=HOSTILE, sets=(spoilt,)
    )
    skipped = (replace(HISTORY.skipped[0], why=HOSTILE),)
    return replace(HISTORY, sessions=(session,), skipped=skipped)


@pytest.mark.parametrize("whole", [True, False])
def test_names_and_notes_are_words_and_nothing_else(whole):
    """A patient's name comes from a file that anybody may have written."""
    history = hostile_history()
    about = material if whole else lambda history, **changes: one_session(
        history.sessions[0], history=history, **changes
    )  # fmt: skip

    page = to_html(write(about(history, patient_name=HOSTILE)))

    names = {name for name, _ in Words(page).elements}
    assert names.isdisjoint({"script", "img"})
    assert "alert(1)" in said(page)
    assert "{{7*7}}" in said(page)


def test_what_asks_for_the_therapist_stands_out():
    """Spreading leg symptoms, a lock, a trial, a stop by a rule."""
    session = HISTORY.sessions[-1]
    spreading = replace(session.pain[0], legs=LegSymptoms.SPREADING)
    stopped = replace(
        session,
        state=SessionState.STOPPED,
        why_ended="pain_red",
        trial=True,
        pain=(spreading,),
    )
    history = replace(
        HISTORY,
        sessions=(stopped,),
        locks=(Lock(since=session.started_at, why="recent_fall"),),
    )

    words = said(to_html(write(material(history))))

    assert "Exercise is locked since an answer of the screen for warning signs" in words
    assert "Some sessions were done by an unsigned prescription" in words
    assert "18 November 2026, stopped: pain red." in words
    assert "symptoms spread down the leg" in words


def test_a_period_without_a_session_says_so():
    """An empty page would look like a fault."""
    words = said(to_html(write(material(History(patient="anna")))))

    assert "There is no session in this period." in words


def test_a_session_that_broke_off_is_told_as_far_as_it_went():
    """The program was killed in the first set."""
    session = HISTORY.sessions[-1]
    broken = replace(session.sets[0], ended_at=None)
    session = replace(
        session, state=SessionState.RUNNING, ended_at=None, sets=(broken,)
    )

    words = said(to_html(write(one_session(session))))

    assert "the program ended before the session did" in words
    assert "The program ended within this set." in words


def test_a_clock_set_back_within_a_session_tells_no_negative_time():
    """The end lies before the begin; only the begin is told."""
    session = HISTORY.sessions[-1]
    session = replace(session, ended_at=HISTORY.sessions[0].started_at)

    words = said(to_html(write(one_session(session))))

    assert "Session 18 November 2026, 18:05 Sets done" in words


def test_a_definition_that_is_gone_leaves_the_rest():
    """Exercises are renamed; old sessions are still told."""
    words = said(to_html(write(material(exercises={}))))

    assert "Bird dog" in words
    assert "leg too high" in words


def test_H19_sessions_of_another_model_are_never_compared():
    """Another model reads other angles; a new one must not look like progress."""
    half = len(HISTORY.sessions) // 2
    sessions = [
        replace(each, model_sha256="ff" * 32) if index >= half else each
        for index, each in enumerate(HISTORY.sessions)
    ]
    words = said(to_html(write(material(replace(HISTORY, sessions=tuple(sessions))))))

    together = said(PERIOD)
    assert "The range grew by about 20°" in together
    assert "The range grew by about 20°" not in words
    assert words.count("no change of the range beyond the error") > together.count(
        "no change of the range beyond the error"
    )


def test_what_was_done_is_told_beside_what_was_prescribed():
    """Adherence is sets done out of sets prescribed; no streaks, no score."""
    words = said(to_html(write(material(prescription=PRESCRIPTION))))

    assert "Sets done 205 of 240 prescribed (85 %)" in words
    assert "For the therapist to look at" in words
    assert "Your prescription ends on 25 November 2026." in words


def test_a_pdf_holds_the_same_and_no_name_is_a_command():
    """For the practice's printer; names are data for the typesetter, too."""
    pytest.importorskip("typst", reason="needs the extra pdf")
    hostile = '#panic("x") $ \\ [ ] " {{7*7}} <x> @y /* '

    pdf = to_pdf(write(one_session(HISTORY.sessions[-1], patient_name=hostile)))

    assert pdf.startswith(b"%PDF-")
    assert len(pdf) > 20_000


def test_without_the_typesetter_the_remedy_is_said(monkeypatch):
    """It is an extra; the page prints as well."""
    monkeypatch.setitem(sys.modules, "typst", None)

    with pytest.raises(OutputError) as refused:
        to_pdf(write(material()))

    assert refused.value.message == (
        "A report as a PDF needs Typst, which is not installed."
    )
    assert refused.value.hint == (
        "Install it: pip install 'formcoach[pdf]'. Or take the page (--format html) "
        "and print it."
    )


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.mark.skipif(CHROMIUM is None, reason="needs the browser chromium")
@pytest.mark.parametrize("width", [390, 1200])
def test_a_browser_shows_the_page_within_its_width(tmp_path, width):
    """The real thing: laid out, without a complaint, nothing cut off on a phone."""
    path = tmp_path / "report.html"
    path.write_text(SESSION, "utf-8")

    run = subprocess.run(
        [
            CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu",
            "--disable-background-networking", "--disable-dev-shm-usage",
            "--hide-scrollbars", "--enable-logging=stderr", "--v=0",
            f"--user-data-dir={tmp_path / 'browser'}", f"--window-size={width},900",
            f"--screenshot={tmp_path / 'page.png'}", path.as_uri(),
        ],
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip

    assert (tmp_path / "page.png").stat().st_size > 20_000
    complaints = [line for line in run.stderr.splitlines() if ":CONSOLE" in line]
    assert complaints == []
