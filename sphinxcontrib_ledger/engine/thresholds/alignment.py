"""The thresholds of ``engine.alignment``: how blocks are matched."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class AlignmentThresholds:
    """The thresholds of ``engine.alignment``."""
