"""An extension that keeps every word it reads, in each of the places where extensions keep things.

It shows all of them below every page, and refuses a label that it knows already.
"""

from __future__ import annotations

import io
import threading
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.domains import Domain
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from sphinx.application import Sphinx


#: Words in a table, in an object and in a class of a module.
TABLE: list[str] = []


class Counter:
    """Counts what it is told, and knows whom it has counted."""

    every: ClassVar[set[str]] = set()

    def __init__(self) -> None:
        self.number = 0
        self.words: dict[str, int] = {}

    def count(self, word: str) -> int:
        TABLE.append(word)
        self.every.add(word)
        self.number += 1
        self.words.setdefault(word, self.number)
        return self.number


COUNTER = Counter()


class Hoard:
    """Words in an object, which holds what no copy can be made of as well."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.lock = threading.Lock()

    def __getstate__(self) -> dict[str, Any]:
        return {'words': self.words}


class Closed(Hoard):
    """Words in an object that cannot be copied."""

    def __reduce_ex__(self, protocol: Any) -> Any:
        raise TypeError('never')


class HoardDomain(Domain):
    """Words in the data of a domain and in an attribute that a handler sets."""

    name = 'hoard'
    label = 'hoard'
    initial_data = {'words': {}}  # noqa: RUF012


class HoardDirective(SphinxDirective):
    """Keeps a word; shows it unless it is known."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        env, word = self.env, self.arguments[0]
        domain = env.domains['hoard']
        if 'crash' in self.config.hoard_leaks:
            raise ZeroDivisionError(word)
        if 'late crash' in self.config.hoard_leaks:
            self.state.document.settings.hoard_crash = True
        env.temp_data['hoard_begun'].append(word)
        if word in env.hoard_nested.get('labels', ()):
            return [nodes.paragraph('', f'{word} is there twice')]
        env.hoard_nested.setdefault('labels', []).append(word)
        env.hoard_nested.setdefault(env.docname, {}).setdefault('words', []).append(word)
        env.hoard_object.words.append(word)
        self.config.hoard_app.hoard['words'].append(word)
        domain.data['words'].setdefault(env.docname, []).append(word)
        domain.extra.append(word)
        if 'open' in self.config.hoard_leaks:
            self.config.hoard_list.append(word)
        if 'closed' in self.config.hoard_leaks:
            env.hoard_closed.words.append(word)
        if 'file' in self.config.hoard_leaks:
            env.hoard_file.write(word)
        return [nodes.paragraph('', f'{word} is kept as number {COUNTER.count(word)}')]


class LateCrash(SphinxTransform):
    """Fails if the directive said so."""

    default_priority = 500

    def apply(self, **_: Any) -> None:
        if getattr(self.document.settings, 'hoard_crash', False):
            raise ZeroDivisionError


def begin(app: Sphinx) -> None:
    env: Any = app.env
    TABLE.clear()
    COUNTER.every.clear()
    COUNTER.__init__()  # type: ignore[misc]
    if not hasattr(env, 'hoard_nested'):
        env.hoard_nested = {}
        env.hoard_object = Hoard()
    env.hoard_closed = Closed()
    env.hoard_file = io.StringIO()
    app.hoard = {'words': []}  # type: ignore[attr-defined]
    app.config.hoard_app = app
    env.domains['hoard'].extra = []  # type: ignore[attr-defined]


def everything(app: Sphinx) -> str:
    env: Any = app.env
    domain: Any = env.domains['hoard']
    return repr(
        [
            env.hoard_nested,
            env.hoard_object.words,
            domain.data,
            domain.extra,
            TABLE,
            sorted(COUNTER.every),
            vars(COUNTER),
            app.hoard,  # type: ignore[attr-defined]
        ]
    )


def show(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    doctree += nodes.paragraph('', everything(app))
    for tree in app.env.hoard_trees:  # type: ignore[attr-defined]
        doctree += [node.deepcopy() for node in tree.findall(nodes.comment)]
        assert not list(tree.findall(nodes.pending))


def begin_page(app: Sphinx, docname: str, content: list[str]) -> None:
    """Note something of a page before it is parsed, which the directive asks for."""
    app.env.temp_data['hoard_begun'] = []


def keep(app: Sphinx, doctree: nodes.document) -> None:
    """Store a copy of each page, as blogs do, and show what nobody knows in it."""
    env: Any = app.env
    env.hoard_trees = [*getattr(env, 'hoard_trees', []), doctree.deepcopy()]


def end(app: Sphinx, env: Any) -> None:
    del env.hoard_closed, env.hoard_file
    app.config.hoard_app = None


def setup(app: Sphinx) -> dict[str, Any]:
    app.add_config_value('hoard_leaks', [], 'env')
    app.add_config_value('hoard_list', [], '')
    app.add_config_value('hoard_app', None, '')
    app.add_domain(HoardDomain)
    app.add_directive('hoard', HoardDirective)
    app.add_transform(LateCrash)
    app.connect('builder-inited', begin)
    app.connect('source-read', begin_page)
    app.connect('doctree-read', keep)
    app.connect('doctree-resolved', show)
    app.connect('env-updated', end)
    return {'env_version': 1}
