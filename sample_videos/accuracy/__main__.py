"""Sweep and tabulate: ``python -m accuracy read --out FILE --model MODEL``."""

import argparse
import sys
import time
from pathlib import Path

from accuracy.sweep import sweep


def main() -> None:
    """Do what was asked for."""
    options = _options()
    began_s = time.monotonic()
    for count, name in enumerate(sweep(options.out, options.model), start=1):
        took_s = time.monotonic() - began_s
        print(f"{count} {took_s:.0f} s {name}", file=sys.stderr, flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="accuracy", description=__doc__)
    parser.add_argument("what", choices=["read"])
    parser.add_argument("--out", type=Path, required=True, help="file of lines")
    parser.add_argument("--model", type=Path, required=True, help="a .task bundle")
    return parser.parse_args()


if __name__ == "__main__":
    main()
