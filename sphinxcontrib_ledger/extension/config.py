"""The configuration values in Sphinx: registered, and checked when they are read.

In: Sphinx's application and its configuration.
Out: values that every later step can rely on. First step of a build.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger.errors import Subtype
from sphinxcontrib_ledger.settings import OPTIONS
from sphinxcontrib_ledger.settings.checks import problem_of
from sphinxcontrib_ledger.settings.values import default_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


def register_values(app: Sphinx) -> None:
    """Make the configuration values known to Sphinx, and have them checked."""
    for name, option in OPTIONS.items():
        if option.help:
            app.add_config_value(f'ledger_{name}', default_of(name), option.rebuild, option.types)
    app.connect('config-inited', check)
    app.connect('config-inited', find_dictionaries)


def check(app: Sphinx, values: Config) -> None:
    """Refuse configuration values that no article could be marked by.

    Raises ``sphinx.errors.ConfigError``.
    """
    for name, option in OPTIONS.items():
        if option.help and (problem := problem_of(name, values[f'ledger_{name}'])):
            from sphinxcontrib_ledger.compat.build_end import config_error

            raise config_error(problem)


def find_dictionaries(app: Sphinx, values: Config) -> None:
    """Warn if dictionaries are asked for and are not installed, and do without.

    The value is what pages were built by: they are built again when there are dictionaries.
    """
    if not values.ledger_dictionaries:
        return
    from sphinx.util.logging import getLogger

    from sphinxcontrib_ledger.engine.tokens import dictionaries

    if not dictionaries.installed():
        getLogger(__name__).warning(
            dictionaries.MISSING, type='ledger', subtype=Subtype.DICTIONARY.value
        )
        values.ledger_dictionaries = []
