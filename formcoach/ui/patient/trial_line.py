"""The line that says on every screen that no therapist has signed the programme."""

from textual.widgets import Static

from formcoach.domain.prescription import Signed
from formcoach.language import mark, tr

TRIAL = mark("TRIAL: no therapist has signed this programme.")


class TrialLine(Static):
    """Is there only in the trial mode."""

    DEFAULT_CSS = """
    TrialLine {
        dock: top; height: 1; width: 1fr; text-align: center; text-style: bold;
        color: black; background: $warn;
    }
    """

    def __init__(self) -> None:
        super().__init__(tr(TRIAL), markup=False)

    def on_mount(self) -> None:
        """Be there or not."""
        self.look()

    def look(self) -> None:
        """Hide where a therapist has signed, or nothing is prescribed."""
        practice = getattr(self.app, "practice", None)
        plan = practice.prescription if practice is not None else None
        self.display = plan is not None and plan.signed is not Signed.BY_THERAPIST
