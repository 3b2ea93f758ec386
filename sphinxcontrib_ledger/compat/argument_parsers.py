"""The arguments of a command line, which Python's parser has no public name for.

In: a parser of :mod:`argparse`.
Out: all that it and the parsers of its commands take.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def actions_of(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Go through all that a parser and those of its commands take."""
    for action in parser._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for each in action.choices.values():
                yield from actions_of(each)
