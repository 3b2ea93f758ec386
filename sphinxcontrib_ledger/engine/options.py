"""The options of a comparison, as one immutable value.

In: the choices of a project or a command line.
Out: :class:`Options`, which every step of the engine is given.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.thresholds import Thresholds

if TYPE_CHECKING:
    from sphinxcontrib_ledger.engine.thresholds.script import Granularity
    from sphinxcontrib_ledger.engine.tokens.normalization import Folding


@dataclass(frozen=True)
class Options:
    """How two articles are compared.

    ``granularity`` says how coarse marks are, ``folding`` which differences are no edits,
    ``dictionaries`` the languages without spaces whose words are looked up.
    ``thresholds`` are only ever other ones to measure what these do.
    """

    granularity: Granularity
    folding: Folding
    dictionaries: tuple[str, ...]
    thresholds: Thresholds = Thresholds()
