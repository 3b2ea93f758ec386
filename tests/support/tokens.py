"""Tokens as tests of the engine make them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinxcontrib_ledger.engine.compare import sides
from sphinxcontrib_ledger.engine.options import Options
from sphinxcontrib_ledger.engine.thresholds.tokens import TokenThresholds
from sphinxcontrib_ledger.engine.tokens.normalization import DEFAULT, Folding
from sphinxcontrib_ledger.engine.tokens.tokenizer import Tokenizer
from sphinxcontrib_ledger.engine.tokens.weights import Weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.engine.model import Block, Side
    from sphinxcontrib_ledger.engine.tokens.token import Span, Tokens

WEIGHTS = Weights(TokenThresholds())


def default_options(**others: Any) -> Options:
    """Return the options of a project that asks for nothing, but for some others."""
    return Options(**{'granularity': 'balanced', 'folding': DEFAULT, 'dictionaries': (), **others})


def words(
    text: str,
    spans: Sequence[Span] = (),
    folding: Folding = DEFAULT,
    dictionaries: tuple[str, ...] = (),
) -> Tokens:
    """Return the tokens of a text, all else being as a project has it that asks for nothing."""
    return Tokenizer(folding, dictionaries, TokenThresholds()).tokenize(text, spans)


def side(blocks: Sequence[Block], options: Options) -> Side:
    """Return the blocks of an article as some options have them compared."""
    return sides(blocks, (), options)[0]
