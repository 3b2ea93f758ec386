"""The phrases that readers see, in their language and in the words that the project chose.

In: a document's settings.  Out: a :class:`Wording`, which fills in phrases by their names.
"""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from docutils import nodes

from sphinxcontrib_ledger.i18n.phrases import PHRASES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FOLDER = Path(__file__).parents[1] / 'locale'


@lru_cache(maxsize=32)
def _catalog(language: str) -> gettext.NullTranslations:
    return gettext.translation('ledger', FOLDER, [language], fallback=True)


@dataclass(frozen=True)
class Wording:
    """The language, as Sphinx names it, and the phrases that a project has of its own."""

    language: str = 'en'
    own: tuple[tuple[str, str], ...] = ()

    def phrase(self, name: str, count: int = 1, /) -> str:
        """Return a phrase with its fields still in braces; ``count`` chooses the plural form."""
        for known, text in self.own:
            if known == name:
                return text
        phrase = PHRASES[name]
        if phrase.plural:
            return _catalog(self.language).ngettext(phrase.text, phrase.plural, count)
        return _catalog(self.language).gettext(phrase.text)

    def text(self, name: str, count: int = 1, /, **fields: str) -> str:
        """Return a phrase with its fields filled in."""
        return self.phrase(name, count).format(**fields)

    def nodes(
        self, name: str, count: int = 1, /, **fields: str | Sequence[nodes.Node]
    ) -> list[nodes.Node]:
        """Return a phrase with its fields filled in by text or by copies of nodes."""
        filled: list[nodes.Node] = []
        text = ''
        for before, field, _spec, _conversion in Formatter().parse(self.phrase(name, count)):
            text += before
            value = fields[field] if field else ''
            if isinstance(value, str):
                text += value
                continue
            filled += [nodes.Text(text)] if text else []
            filled += [node.deepcopy() for node in value]
            text = ''
        return [*filled, nodes.Text(text)] if text else filled

    @cached_property
    def locale(self) -> Locale:
        """The rules for numbers, dates and lists; those of English if the language has none."""
        try:
            return Locale.parse(self.language)
        except (UnknownLocaleError, ValueError):
            return Locale('en')

    def number(self, count: int) -> str:
        """Return a whole number in digits."""
        return format_decimal(count, locale=self.locale)

    def percent(self, hundredths: int) -> str:
        """Return whole hundredths as a percentage."""
        return format_percent(hundredths / 100, locale=self.locale)

    @property
    def between(self) -> str:
        """What stands between two sentences."""
        return '' if self.language.startswith(('ja', 'zh')) else ' '

    def list(self, values: Sequence[str]) -> str:
        """Return values one after the other, with "and" before the last."""
        return format_list(list(values), locale=self.locale)

    def date(self, text: str) -> str:
        """Return a date in words; one that is not like 2024-05-30 stays as it was written."""
        try:
            return format_date(date.fromisoformat(text), 'long', self.locale)
        except ValueError:
            return text

    def version(self, name: str, date: str, commit: str) -> str:
        """Return what an earlier version is called: ``v1.0, March 3, 2025, 1a2b3c4``.

        ``name`` is what somebody called it, which may be the beginning of the commit's id.
        """
        named = [] if commit.startswith(name.lower()) else [name]
        return ', '.join([*named, self.date(date), commit])


def wording_of(settings: Any) -> Wording:
    """Return the phrases of a document; ``settings`` are the document's."""
    env = getattr(settings, 'env', None)
    own = env.config.ledger_phrases if env is not None else {}
    return _wording(getattr(settings, 'language_code', 'en'), own)


def wording_of_project(values: Any) -> Wording:
    """Return the phrases of a project's pages; ``values`` is its configuration."""
    return _wording(values.language or 'en', values.ledger_phrases)


def _wording(language: str, own: Mapping[str, str]) -> Wording:
    return Wording(language.replace('-', '_'), tuple(sorted(own.items())))
