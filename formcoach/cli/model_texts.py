"""What is known of a pose model, as lines and as JSON."""

import json
from dataclasses import asdict

from formcoach.pose.model_file import ModelFacts

BYTES_PER_MB = 1_000_000


def as_lines(facts: ModelFacts) -> str:
    """Return the facts for a person."""
    lines = [
        f"{facts.name}: {facts.origin}, {facts.size_bytes / BYTES_PER_MB:.1f} MB",
        f"  file     {facts.path}",
        f"  SHA-256  {facts.sha256}",
    ]
    if facts.route:
        lines.append(f"  fetched  {facts.fetched_at} by {facts.route}")
    return "\n".join(lines)


def as_object_line(facts: ModelFacts) -> str:
    """Return the facts as one JSON object on one line."""
    plain = {
        **asdict(facts),
        "path": str(facts.path),
        "inputs": dict(facts.inputs),
        "route": facts.route or None,
        "fetched_at": facts.fetched_at or None,
    }
    return json.dumps(plain)
