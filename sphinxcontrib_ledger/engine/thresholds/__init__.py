"""The thresholds of the engine, as one immutable value that is passed in.

In: nothing.
Out: :class:`Thresholds`, with a group for each package of the engine.
Every threshold says what a lower and a higher value do and where it was measured.
"""

from __future__ import annotations

from dataclasses import dataclass

from sphinxcontrib_ledger.engine.thresholds.alignment import AlignmentThresholds
from sphinxcontrib_ledger.engine.thresholds.script import ScriptThresholds
from sphinxcontrib_ledger.engine.thresholds.sequences import SequenceThresholds
from sphinxcontrib_ledger.engine.thresholds.tokens import TokenThresholds


@dataclass(frozen=True)
class Thresholds:
    """The thresholds of all steps of a comparison."""

    tokens: TokenThresholds = TokenThresholds()
    sequences: SequenceThresholds = SequenceThresholds()
    alignment: AlignmentThresholds = AlignmentThresholds()
    script: ScriptThresholds = ScriptThresholds()
