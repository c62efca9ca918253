"""Everything of a patient in one zip: JSON for programs, CSV for spreadsheets."""

import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from formcoach.domain.records import History
from formcoach.errors import OutputError
from formcoach.private_files import atomic_file
from formcoach.report.csv_tables import COLUMNS, tables
from formcoach.report.history_json import to_json_text

README = """\
Everything that formcoach keeps of {name}, as of this file's date.

history.json   all of it, for programs; its keys say their units (_deg, _s, _fraction)
*.csv          the same as tables for a spreadsheet (UTF-8, a comma between cells)

Times are UTC; utc_offset_s says what the patient's clock was ahead. An empty cell or
null was not measured or not answered. A cell that begins with an apostrophe would else
be taken for a formula. Angles are estimates of one camera, good to about 10 degrees.

The columns of the tables:

{columns}
"""


def write_everything(
    path: Path, history: History, name: str, recordings: Iterable[tuple[str, Path]]
) -> None:
    """Write the file, for its owner only.

    Parameters
    ----------
    path
        Where to.
    history
        Everything that is known of the patient.
    name
        How the patient is greeted.
    recordings
        Names and files of recordings of poses to go with it.

    Raises
    ------
    OutputError
        If it cannot be written; then nothing is left half-written.

    """
    try:
        with (
            atomic_file(path) as file,
            zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
        ):
            for member, text in _texts(history, name):
                archive.writestr(member, text.encode())
            for member, source in recordings:
                archive.write(source, member)
    except OSError as error:
        raise OutputError(
            f"{path}: the export cannot be written: {error.strerror or error}",
            hint="Choose a folder with free space that you may write to.",
        ) from error


def _texts(history: History, name: str) -> Iterator[tuple[str, str]]:
    width = max(map(len, COLUMNS))
    columns = "\n".join(f"{each:<{width}}  {said}" for each, said in COLUMNS.items())
    yield "README.txt", README.format(name=name, columns=columns)
    yield "history.json", to_json_text(history, name=name)
    for table, text in tables(history).items():
        yield f"{table}.csv", "\ufeff" + text  # so that spreadsheets take it for UTF-8
