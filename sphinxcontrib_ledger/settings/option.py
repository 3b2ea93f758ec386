"""An option: its type, its allowed values, its help, and how a value is checked.

In: a value as a project or a command line gives it.  Out: the checked value, or an error.
The names that other packages know are imported when they are asked for: a project that sets
nothing does not need them.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from sphinxcontrib_ledger.settings.colors import BLUE, COLOR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

#: The step that must run again when a value changes: reading (``env``) or writing (``html``).
Rebuild = Literal['env', 'html', '']

LEGENDS = ('bottom', 'top', 'none')
REVEALS = ('never', 'hover', 'side-by-side', 'inline')
LISTED = ('added', 'modified', 'removed', 'moved', 'form', 'link')
ON_ERROR = ('notice', 'error', 'omit')


class Flag(NamedTuple):
    """An option of the command line: its name, its help, and what it may be.

    ``{choices}`` and ``{default}`` in the help are filled in.
    ``repeated``: each use adds one to a list, whose members may hold commas.
    """

    name: str
    help: str
    choices: Callable[[], Iterable[str]] | None = None
    metavar: str | None = None
    repeated: bool = False


class Option(NamedTuple):
    """The properties of an option besides its name and its default.

    ``help`` is what the reference says of the configuration value, in lines; an option without it
    is none.
    ``types`` are those of the configuration value, the first being that of its default.
    ``choices`` are what the value, or each member of a list, may be; ``problem`` says of a value
    by its name what else is wrong with it, and ``check`` raises ``ValueError`` for a member of a
    list with which something is.
    ``directive`` is the name of the option of ``ledger-article``, ``flag`` the command line's.
    """

    help: str = ''
    rebuild: Rebuild = 'env'
    types: tuple[type, ...] = (str,)
    choices: Callable[[], Iterable[str]] | None = None
    problem: Callable[[str, Any], str | None] | None = None
    check: Callable[[str], str] | None = None
    directive: str = ''
    flag: Flag | None = None


def option(default: Any, help: str = '', **known: Any) -> Any:
    """Return a field of the settings with all that is known of it."""
    return field(default=default, metadata={'option': Option(help, **known)})


def formats() -> Iterable[str]:
    """Return the names of the formats of articles."""
    from sphinxcontrib_ledger.read.registry import FORMATS

    return sorted(FORMATS)


def granularities() -> Iterable[str]:
    """Return how coarse marks can be."""
    from sphinxcontrib_ledger.engine.thresholds.script import GRANULARITIES

    return GRANULARITIES


def classes() -> Iterable[str]:
    """Return the classes of difference that can be ignored."""
    from sphinxcontrib_ledger.engine.tokens.normalization import CLASSES

    return CLASSES


def languages() -> Iterable[str]:
    """Return the languages whose words can be looked up."""
    from sphinxcontrib_ledger.engine.tokens.dictionaries import LANGUAGES

    return LANGUAGES


def not_a_color(name: str, value: Any) -> str | None:
    """Return what is wrong with a colour, if anything is."""
    if isinstance(value, str) and COLOR.fullmatch(value):
        return None
    return f'{name} is {value!r}: it must be like {BLUE!r}'


def invisible(name: str, value: Any) -> str | None:
    """Return what is wrong with the sign of elisions, if anything is."""
    return None if str(value).strip() else f'{name} is empty, so nobody would see a removal'


def pattern(value: str) -> str:
    """Return a regular expression.  Raises ``ValueError`` if it is none."""
    from sphinxcontrib_ledger.engine.tokens.ignored_patterns import problem_of_pattern

    if problem := problem_of_pattern(value):
        raise ValueError(problem)
    return value


def unfit_patterns(name: str, value: Any) -> str | None:
    """Return what is wrong with patterns that are ignored, if anything is."""
    if not isinstance(value, list | tuple) or not all(isinstance(each, str) for each in value):
        return f'{name} is {value!r}: it must be a list of regular expressions'
    for each in value:
        try:
            pattern(each)
        except ValueError as error:
            return f'{name}: {error}'
    return None


def unfit_phrases(name: str, value: Any) -> str | None:
    """Return what is wrong with a project's own phrases, if anything is."""
    from sphinxcontrib_ledger.i18n.phrases import unfit

    reason = unfit(value)
    return f'{name} cannot be used: {reason}' if reason else None
