"""The thresholds of ``engine.sequences``: how much work a match may cost."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SequenceThresholds:
    """The thresholds of ``engine.sequences``."""
