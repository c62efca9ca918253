"""Everything that the patient's app is handed; it opens nothing by itself."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from formcoach.domain.exercise import Exercise
from formcoach.domain.prescription import Prescription
from formcoach.ports import FrameSource, Listener, SessionStore, Speaker
from formcoach.session.session_ports import Clocks, RecordingKeeper
from formcoach.session.spotter import MakeCoach
from formcoach.ui.patient.observing import SessionObserver
from formcoach.ui.patient.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What every session keeps about how it was judged."""

    version: str = ""
    model: str = ""
    model_sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """One patient's programme, records and devices."""

    patient: str
    prescription: Prescription | None
    """None if there is none that can be believed."""
    exercises: Mapping[str, Exercise]
    store: SessionStore
    clocks: Clocks
    make_observer: Callable[[tuple[Exercise, ...], Settings], SessionObserver]
    """Opens camera and model for a programme, when the session starts."""
    make_coach: Callable[[], MakeCoach]
    """Returns what makes the coaches of one session."""
    make_speaker: Callable[[Settings], Speaker]
    settings: Settings
    save_settings: Callable[[Settings], None]
    new_id: Callable[[], str]
    """A name for a session that was never used."""
    recordings: RecordingKeeper | None = None
    hashes: Mapping[str, str] = field(default_factory=dict)
    """The SHA-256 of each definition, by id."""
    facts: Facts = Facts()
    trial: bool = False
    """Whether unsigned prescriptions are allowed, which every screen then says."""
    languages: Mapping[str, str] = field(default_factory=lambda: {"en": "English"})
    use_language: Callable[[str], None] = lambda _: None
    cameras: Callable[[], Mapping[str, str]] = dict
    """Which cameras there are: what to open, and what a person calls it."""
    microphone: Callable[[], str] = lambda: ""
    """What the microphone is called that could hear "stop"; empty if none could."""
    make_listener: Callable[[], Listener] | None = None
    """Makes what hears "stop"; None where nothing can."""
    open_camera: Callable[[str], FrameSource] | None = None
    """Opens a camera for its picture alone; None where none can be chosen."""
    checks: Callable[[], Iterable[str]] | None = None
    """What works on this computer, one finding after the other."""
    take_example: Callable[[], Prescription] | None = None
    """Makes the example the programme; None where there is a prescription."""
    why_none: str = ""
    """Why there is no prescription, and what to do."""
    notices: tuple[str, ...] = ()
    """What the store has repaired, for the patient to read."""

    @property
    def listens(self) -> bool:
        """Whether "stop" is listened for while a session runs."""
        return self.settings.listen and self.make_listener is not None

    @property
    def told(self) -> tuple[str, ...]:
        """What the patient has to know before anything else."""
        missing = self.prescription is None and self.why_none
        return (*self.notices, self.why_none) if missing else self.notices
