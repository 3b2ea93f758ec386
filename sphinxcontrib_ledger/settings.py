"""The configuration values, in one table."""

from __future__ import annotations

import re
from colorsys import rgb_to_hls
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from sphinxcontrib_ledger.document.constructs import KNOWN
from sphinxcontrib_ledger.document.constructs.custom import constructs_of
from sphinxcontrib_ledger.engine.options import Options
from sphinxcontrib_ledger.engine.thresholds.script import GRANULARITIES
from sphinxcontrib_ledger.engine.tokens import dictionaries
from sphinxcontrib_ledger.engine.tokens.normalization import CLASSES, DEFAULT, Folding
from sphinxcontrib_ledger.errors import Subtype
from sphinxcontrib_ledger.i18n.wording import Wording, unfit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from sphinx.config import Config

    from sphinxcontrib_ledger.document.constructs import Constructs
    from sphinxcontrib_ledger.engine.thresholds.script import Granularity

Rebuild = Literal['env', 'html', '']

LEGENDS = ('bottom', 'top', 'none')
REVEALS = ('never', 'hover', 'side-by-side')
#: Colours as HTML and LaTeX both take them: six hexadecimal digits.
COLOR = re.compile(r'#[0-9a-fA-F]{6}')
#: Blue with a contrast of 8.4:1 on white, 7.3:1 on its own tint and on the grey of admonitions in
#: Alabaster: nobody reads marks worse than what the themes of our tests set around them, which
#: is at least 7:1 in running text.  It is 2.5:1 from black, so that it is seen to be blue.
BLUE = '#0a3acc'
#: Blue with a contrast of 10:1 on the black of Furo and PyData, 8.0:1 on its own tint and 7.3:1 on
#: the rows of PyData's tables, the lightest dark that we found.
BLUE_ON_DARK = '#a0c2ff'


class Value(NamedTuple):
    """A configuration value: its default, what must be rebuilt when it changes, and its types.

    ``env`` re-reads documents, ``html`` re-writes pages.
    """

    default: object
    rebuild: Rebuild
    types: tuple[type, ...]
    meaning: str


VALUES: dict[str, Value] = {
    'ledger_editor': Value('', 'env', (str,), 'Who edits, where an article does not say.'),
    'ledger_source': Value('', 'env', (str,), 'What the originals are, where not said.'),
    'ledger_edited_on': Value('', 'env', (str,), 'When it was edited, where not said.'),
    'ledger_legend': Value('bottom', 'env', (str,), 'Where legends go: bottom, top or none.'),
    'ledger_reveal': Value(
        'never', 'env', (str,), 'How original words are shown: never, hover or side-by-side.'
    ),
    'ledger_stats': Value(False, 'env', (bool,), 'Whether legends say how much changed.'),
    'ledger_list_of_changes': Value(
        False, 'env', (bool,), 'Whether the changes of an article are listed behind it.'
    ),
    'ledger_phrases': Value({}, 'env', (dict,), 'What is said to readers, in words of your own.'),
    'ledger_encoding': Value('utf-8-sig', 'env', (str,), 'The encoding of article files.'),
    'ledger_ellipsis': Value('[...]', 'env', (str,), 'The sign of an elision.'),
    'ledger_granularity': Value(
        'balanced', 'env', (str,), 'How coarse marks are: fine, balanced or coarse.'
    ),
    'ledger_ignore': Value(
        ['quotes', 'hyphens', 'invisible', 'composition'],
        'env',
        (list, tuple),
        'Which classes of difference are no edits.',
    ),
    'ledger_dictionaries': Value(
        [], 'env', (list, tuple), 'Languages without spaces whose words are looked up.'
    ),
    'ledger_constructs': Value(
        [], 'env', (list, tuple), 'How nodes of other extensions are compared and marked.'
    ),
    'ledger_color': Value(BLUE, 'html', (str,), 'The colour of highlights, as #rrggbb.'),
    'ledger_color_dark': Value(BLUE_ON_DARK, 'html', (str,), 'The same on dark pages.'),
    'ledger_toolbar': Value(True, 'html', (bool,), 'Whether pages with edits have a toolbar.'),
    'ledger_toolbar_keys': Value(
        True, 'html', (bool,), 'Whether its keys, n and p, are switched on at first.'
    ),
}


def is_blue(color: str) -> bool:
    """Return whether people would call a colour, ``#rrggbb``, blue."""
    red, green, blue = (int(color[start : start + 2], 16) / 255 for start in (1, 3, 5))
    hue, _lightness, saturation = rgb_to_hls(red, green, blue)
    return 190 / 360 <= hue <= 255 / 360 and saturation > 0.2


@dataclass(frozen=True)
class Settings:
    """The values that an article is read and marked by."""

    editor: str = ''
    source: str = ''
    edited_on: str = ''
    legend: str = 'bottom'
    reveal: str = 'never'
    stats: bool = False
    list_of_changes: bool = False
    encoding: str = 'utf-8-sig'
    ellipsis: str = '[...]'
    granularity: Granularity = 'balanced'
    folding: Folding = DEFAULT
    dictionaries: tuple[str, ...] = ()
    constructs: Constructs = KNOWN

    @property
    def comparison(self) -> Options:
        """How the two sides are compared: the part of the settings that the engine is given."""
        return Options(self.granularity, self.folding, self.dictionaries)


def wording_of(settings: Any) -> Wording:
    """Return what is said to readers of a document; ``settings`` are the document's."""
    env = getattr(settings, 'env', None)
    own = env.config.ledger_phrases if env is not None else {}
    return _wording(getattr(settings, 'language_code', 'en'), own)


def wording_of_project(values: Config) -> Wording:
    """Return what is said to readers of a project's pages."""
    return _wording(values.language or 'en', values.ledger_phrases)


def _wording(language: str, own: Mapping[str, str]) -> Wording:
    return Wording(language.replace('-', '_'), tuple(sorted(own.items())))


def settings_of(values: object, options: Mapping[str, str]) -> Settings:
    """Return an article's settings: its own options first, then the project's values.

    ``values`` has the configuration values as attributes (Sphinx's ``Config``), or none of them
    (plain docutils).
    """

    def find(name: str) -> str:
        own = options.get(name.replace('_', '-'))
        default = VALUES[f'ledger_{name}'].default
        return str(getattr(values, f'ledger_{name}', default) if own is None else own)

    def is_on(name: str) -> bool:
        own = options.get(name.replace('_', '-'))
        return bool(getattr(values, f'ledger_{name}', False)) if own is None else own == 'yes'

    return Settings(
        editor=find('editor'),
        source=find('source'),
        edited_on=find('edited_on'),
        legend=find('legend'),
        reveal=find('reveal'),
        stats=is_on('stats'),
        list_of_changes=is_on('list_of_changes'),
        encoding=find('encoding'),
        ellipsis=find('ellipsis'),
        granularity=getattr(values, 'ledger_granularity', 'balanced'),
        folding=Folding(frozenset(getattr(values, 'ledger_ignore', CLASSES))),
        dictionaries=tuple(getattr(values, 'ledger_dictionaries', ())),
        constructs=constructs_of(getattr(values, 'ledger_constructs', ())),
    )


def check(app: Sphinx, values: Config) -> None:
    """Refuse configuration values that no article could be marked by.

    Raises ``sphinx.errors.ConfigError``.
    """
    from sphinx.errors import ConfigError

    if values.ledger_legend not in LEGENDS:
        raise ConfigError(
            f'ledger_legend is {values.ledger_legend!r}: it must be one of {", ".join(LEGENDS)}'
        )
    if values.ledger_reveal not in REVEALS:
        raise ConfigError(
            f'ledger_reveal is {values.ledger_reveal!r}: it must be one of {", ".join(REVEALS)}'
        )
    for name in ('ledger_color', 'ledger_color_dark'):
        if not COLOR.fullmatch(getattr(values, name)):
            raise ConfigError(f'{name} is {getattr(values, name)!r}: it must be like {BLUE!r}')
    if values.ledger_granularity not in GRANULARITIES:
        raise ConfigError(
            f'ledger_granularity is {values.ledger_granularity!r}: '
            f'it must be one of {", ".join(GRANULARITIES)}'
        )
    if unknown := sorted(set(values.ledger_ignore).difference(CLASSES)):
        raise ConfigError(f'ledger_ignore has {unknown[0]!r}: it may have {", ".join(CLASSES)}')
    if unknown := sorted(set(values.ledger_dictionaries).difference(dictionaries.LANGUAGES)):
        raise ConfigError(
            f'ledger_dictionaries has {unknown[0]!r}: '
            f'it may have {", ".join(dictionaries.LANGUAGES)}'
        )
    if reason := unfit(values.ledger_phrases):
        raise ConfigError(f'ledger_phrases cannot be used: {reason}')
    if not values.ledger_ellipsis.strip():
        raise ConfigError('ledger_ellipsis is empty, so nobody would see a removal')


def find_dictionaries(app: Sphinx, values: Config) -> None:
    """Warn if dictionaries were asked for and there are none, and do without.

    The value is what pages were built by: they are built again when there are dictionaries.
    """
    from sphinx.util.logging import getLogger

    if values.ledger_dictionaries and not dictionaries.installed():
        getLogger(__name__).warning(
            dictionaries.MISSING, type='ledger', subtype=Subtype.DICTIONARY.value
        )
        values.ledger_dictionaries = []
