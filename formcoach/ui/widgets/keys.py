"""The line of keys at the foot of every screen, in the language of the patient."""

from textual.app import ComposeResult
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from formcoach.language import tr
from formcoach.ui.widgets.kept import Kept
from formcoach.ui.widgets.key_help import key_words


class Keys(Kept, Footer):
    """Says what each key does; that stands in the bindings, in English."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False, compact=True)

    def compose(self) -> ComposeResult:
        """Lay out the keys of the screen."""
        for key in super().compose():
            if isinstance(key, FooterKey):
                key.description = tr(key.description)
                key.key_display = key_words(key.key_display)
            yield key
