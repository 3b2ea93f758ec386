"""The thresholds of ``engine.tokens``: how texts are cut into tokens and weighed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class TokenThresholds:
    """The thresholds of ``engine.tokens``."""
