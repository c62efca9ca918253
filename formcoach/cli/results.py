"""How an analysis is told, and the exit code it leads to."""

from formcoach.cli.output import say, tell
from formcoach.domain.exercise import Level
from formcoach.report.analysis import Analysis
from formcoach.report.analysis_json import to_json_line
from formcoach.report.analysis_text import to_text

EXIT_FOUND = 1


def print_analysis(analysis: Analysis, *, as_json: bool) -> None:
    """Print an analysis to stdout; beside JSON its notes also to stderr."""
    if not as_json:
        say(to_text(analysis))
        return
    say(to_json_line(analysis))
    for note in analysis.notes:
        tell(f"formcoach: {analysis.video}: {note}")


def exit_code(analysis: Analysis, fail_on: str | None) -> int:
    """Return 1 if anything was found of the level asked for, or above."""
    if fail_on is None:
        return 0
    least = Level[fail_on.upper()]
    found = any(finding.level >= least for finding in analysis.summary.findings)
    return EXIT_FOUND if found else 0
