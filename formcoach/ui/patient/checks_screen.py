"""What works on this computer: the findings of ``formcoach doctor``, one by one."""

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import get_current_worker

from formcoach.language import tr
from formcoach.ui.widgets.keys import Keys

Checks = Callable[[], Iterable[str]]


class ChecksScreen(Screen[None]):
    """Runs the checks in a thread and shows each as soon as it is known."""

    DEFAULT_CSS = """
    ChecksScreen {
        #title { padding: 1 3; text-style: bold; }
        VerticalScroll { height: 1fr; padding: 0 3; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter", "dismiss(None)", "Go back", id="back"),
    ]

    def __init__(self, checks: Checks) -> None:
        super().__init__()
        self._checks = checks
        self._found: list[str] = []

    def compose(self) -> ComposeResult:
        """Show the list that grows."""
        yield Static(tr("This computer is looked at ..."), id="title")
        with VerticalScroll():
            yield Static(id="found", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        """Begin."""
        self._run()

    @work(thread=True)
    def _run(self) -> None:
        worker = get_current_worker()
        for found in self._checks():
            if worker.is_cancelled:
                return
            self.app.call_from_thread(self._add, found)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._end)

    def _add(self, found: str) -> None:
        self._found.append(found)
        self.query_one("#found", Static).update("\n".join(self._found))

    def _end(self) -> None:
        self.query_one("#title", Static).update(tr("What works on this computer"))
