"""What is said to readers, in their language and in the words that the project chose."""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

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
        made: list[nodes.Node] = []
        said = ''
        for before, field, _spec, _conversion in Formatter().parse(self.phrase(name, count)):
            said += before
            value = fields[field] if field else ''
            if isinstance(value, str):
                said += value
                continue
            made += [nodes.Text(said)] if said else []
            made += [node.deepcopy() for node in value]
            said = ''
        return [*made, nodes.Text(said)] if said else made

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

    def list(self, values: Sequence[str]) -> str:
        """Return values one after the other, with "and" before the last."""
        return format_list(list(values), locale=self.locale)

    def date(self, said: str) -> str:
        """Return a date in words; what is not like 2024-05-30 is said as it was written."""
        try:
            return format_date(date.fromisoformat(said), 'long', self.locale)
        except ValueError:
            return said


def unfit(own: Mapping[str, str]) -> str | None:
    """Return why phrases of a project's own cannot be used; nothing if they can."""
    for name, text in own.items():
        if name not in PHRASES:
            return f'it has {name!r}: it may have {", ".join(PHRASES)}'
        fields = PHRASES[name].fields
        try:
            used = [field for _, field, _, _ in Formatter().parse(text) if field is not None]
        except ValueError as error:
            return f'{name!r} is {text!r}: {error} (write {{{{ for a brace)'
        if unknown := [field for field in used if field not in fields]:
            allowed = ', '.join(f'{{{field}}}' for field in fields) or 'none'
            return f'{name!r} has {{{unknown[0]}}}: it may have {allowed}'
    return None
