"""The thresholds of ``engine.script``: how edit scripts are made readable."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ScriptThresholds:
    """The thresholds of ``engine.script``."""
