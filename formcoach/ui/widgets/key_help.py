"""Beside a screen: every key that it takes, in the language of the patient."""

from collections import defaultdict

from textual.content import Content
from textual.widget import Widget

from formcoach.language import mark, tr

KEY_NAMES = (mark("space"),)
"""Keys that are written as a word of a language."""


class KeyHelp(Widget):
    """Lists formcoach's own keys; those that move lists and panes are left out."""

    DEFAULT_CSS = """
    KeyHelp {
        split: right; width: 34; height: 100%; padding: 1 2;
        border-left: vkey $foreground 30%;
    }
    """

    def on_mount(self) -> None:
        """Follow the screen: its keys change with what may be done."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    def on_unmount(self) -> None:
        """Follow it no longer."""
        self.screen.bindings_updated_signal.unsubscribe(self)

    def render(self) -> Content:
        """Lay the keys out, one thing that can be done a line."""
        lines = [Content.styled(tr("Keys"), "bold"), Content("")]
        meanings = self._meanings()
        width = max((len(keys) for keys, _ in meanings), default=0)
        for keys, meaning in meanings:
            shown = Content.styled(keys.ljust(width + 2), "$text-accent bold")
            lines.append(Content.assemble(shown, meaning))
        return Content("\n").join(lines)

    def _meanings(self) -> list[tuple[str, str]]:
        """Return the keys and what they do, in the order of the screen."""
        keys: dict[str, dict[str, None]] = defaultdict(dict)
        for _, binding, _, _ in self.screen.active_bindings.values():
            if binding.id and binding.description:
                shown = key_words(self.app.get_key_display(binding))
                keys[binding.description][shown] = None
        return [(" ".join(own), tr(what)) for what, own in keys.items()]


def key_words(display: str) -> str:
    """Return how a key is called: ``space`` is a word of the patient's language."""
    return tr(display) if display in KEY_NAMES else display
