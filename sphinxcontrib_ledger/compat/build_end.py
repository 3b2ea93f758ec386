"""The end of a build that somebody asked for, or that cannot go on.

In: a sentence that says why.
Out: an exception that Sphinx shows with that sentence in front.  Since 8.2 Sphinx prints versions,
messages and a traceback of whatever ends a build, with the category of the exception above all.
"""

from __future__ import annotations

from typing import TypeVar

import sphinx
from sphinx.errors import ConfigError, SphinxError

Error = TypeVar('Error', bound=SphinxError)
#: The first version that prints more than the sentence.
LONG = (8, 2)


def build_end(message: str) -> SphinxError:
    """Return the exception that ends a build."""
    return _shown_first(SphinxError(message))


def config_error(message: str) -> ConfigError:
    """Return the exception for a configuration value that cannot be."""
    return _shown_first(ConfigError(message))


def _shown_first(error: Error) -> Error:
    if sphinx.version_info >= LONG:
        error.category = f'{error.category}: {error}'
    return error
