"""Sweep, and write the page.

From the folder sample_videos, where the renderer's data are installed:

    python -m accuracy read --stills FILE --model MODEL
    python -m accuracy page --stills FILE --clips MD --recast MD --out PAGE

``formcoach bench accuracy --markdown MD`` writes the tables of the sample clips, and of
those that another cast does; the page is ../docs/accuracy.md.
"""

import argparse
import sys
import time
from pathlib import Path

from accuracy.stills import lines


def main() -> None:
    """Do what was asked for."""
    options = _options()
    if options.what == "page":
        _page(options)
    else:
        _read(options)


def _read(options: argparse.Namespace) -> None:
    from accuracy.sweep import sweep  # noqa: PLC0415  # needs the renderer's data

    began_s = time.monotonic()
    for count, name in enumerate(sweep(options.stills, options.model), start=1):
        took_s = time.monotonic() - began_s
        print(f"{count} {took_s:.0f} s {name}", file=sys.stderr, flush=True)


def _page(options: argparse.Namespace) -> None:
    from accuracy.page import write_page  # noqa: PLC0415  # loads matplotlib

    clips, recast = (
        each.read_text("utf-8") for each in (options.clips, options.recast)
    )
    write_page(lines(options.stills), clips, recast, options.out)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="accuracy",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("what", choices=["read", "page"])
    parser.add_argument("--stills", type=Path, required=True, help="file of lines")
    parser.add_argument("--model", type=Path, help="a .task bundle, to read with")
    parser.add_argument("--clips", type=Path, help="the tables of the clips")
    parser.add_argument("--recast", type=Path, help="those of another cast")
    parser.add_argument("--out", type=Path, help="the page")
    return parser.parse_args()


if __name__ == "__main__":
    main()
