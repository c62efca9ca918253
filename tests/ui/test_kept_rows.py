"""What has not changed is not drawn again, and what has changed is."""

from textual.app import App
from textual.content import Content
from textual.geometry import Region

from formcoach.ui.palette import CALM, CONTRAST
from formcoach.ui.widgets.kept import KeptColumn
from formcoach.ui.widgets.steady import SteadyRows, SteadyText


class Words(SteadyText):
    """Words that count how many of their rows were made."""

    made = 0

    def render_line(self, y):
        """Count, and make the row."""
        self.made += 1
        return super().render_line(y)


class Rows(SteadyRows):
    """Rows that note which of them were made."""

    def __init__(self):
        super().__init__()
        self.made = []

    def render_line(self, y):
        """Note, and make the row."""
        self.made.append(y)
        return super().render_line(y)


class Wall(App):
    """Words and rows below each other, in the colours of the theme."""

    CSS = """
    Words { height: 2; color: $good; }
    Words.-loud { color: $stop; }
    Rows { height: 3; }
    """

    def __init__(self):
        super().__init__()
        self.words, self.rows = Words(), Rows()
        self.register_theme(CALM)
        self.register_theme(CONTRAST)
        self.theme = CALM.name

    def get_theme_variable_defaults(self):
        """Give the first theme the colours of the states as well."""
        return dict(CALM.variables)

    def compose(self):
        """Lay both out."""
        with KeptColumn():
            yield self.words
            yield self.rows


def shown(widget):
    """Return what the screen gets of a widget: its text, and the first colour."""
    strips = widget.render_lines(Region(0, 0, *widget.size))
    return strips[0].text.strip(), next(iter(strips[0])).style.color


async def test_words_are_not_made_again_while_their_neighbour_changes():
    """Fifteen times a second the rest of the screen would be drawn for nothing."""
    app = Wall()
    async with app.run_test() as pilot:
        app.words.write("3/8")
        await pilot.pause()
        app.words.made = 0

        for count in range(5):
            app.rows.write((Content(str(count)),))
            await pilot.pause()

        assert app.words.made == 0
        assert shown(app.words)[0] == "3/8"


async def test_new_words_are_shown():
    """A count that stands still would be a wrong one."""
    app = Wall()
    async with app.run_test() as pilot:
        app.words.write("3/8")
        await pilot.pause()
        assert shown(app.words)[0] == "3/8"

        app.words.write("4/8")
        await pilot.pause()

        assert shown(app.words)[0] == "4/8"


async def test_the_same_words_in_another_colour_are_shown():
    """The mark of a limit may turn from clear to crossed with no word changed."""
    app = Wall()
    async with app.run_test() as pilot:
        app.words.write(Content.styled("knee 95°", "green"))
        await pilot.pause()
        clear = shown(app.words)[1]

        app.words.write(Content.styled("knee 95°", "red"))
        await pilot.pause()

        assert shown(app.words)[1] != clear


async def test_another_style_or_theme_is_shown():
    """Text in the colours of before would say another state."""
    app = Wall()
    async with app.run_test() as pilot:
        app.words.write("Stop")
        await pilot.pause()
        calm = shown(app.words)[1]

        app.words.add_class("-loud")
        await pilot.pause()
        loud = shown(app.words)[1]
        app.words.remove_class("-loud")
        app.theme = CONTRAST.name
        await pilot.pause()
        contrast = shown(app.words)[1]

        assert len({calm, loud, contrast}) == 3


async def test_another_size_is_filled():
    """A terminal is made larger in the middle of a set."""
    app = Wall()
    async with app.run_test(size=(40, 10)) as pilot:
        app.words.write("3/8")
        await pilot.resize_terminal(60, 10)
        await pilot.pause()

        strips = app.words.render_lines(Region(0, 0, *app.words.size))

        assert {strip.cell_length for strip in strips} == {60}


async def test_only_new_rows_are_made():
    """The bar under the needle stays as it is."""
    app = Wall()
    async with app.run_test() as pilot:
        app.rows.write((Content("45"), Content("▼"), Content("───")))
        await pilot.pause()
        app.rows.made.clear()

        app.rows.write((Content("45"), Content(" ▼"), Content("───")))
        await pilot.pause()

        assert set(app.rows.made) == {1}


async def test_the_same_words_in_another_colour_are_new():
    """A state is told by its colour as well."""
    app = Wall()
    async with app.run_test() as pilot:
        app.rows.write((Content.styled("knee", "$good"),))
        await pilot.pause()
        before = shown(app.rows)

        app.rows.write((Content.styled("knee", "$stop"),))
        await pilot.pause()

        assert shown(app.rows)[1] != before[1]


async def test_fewer_rows_leave_nothing_behind():
    """A row that is gone must not be read as a present one."""
    app = Wall()
    async with app.run_test() as pilot:
        app.rows.write((Content("45"), Content("▼")))
        await pilot.pause()

        app.rows.write((Content("45"),))
        await pilot.pause()

        strips = app.rows.render_lines(Region(0, 0, *app.rows.size))
        assert [strip.text.strip() for strip in strips] == ["45", "", ""]
