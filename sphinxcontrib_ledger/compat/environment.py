"""Sphinx's environments: what belongs to their application, and what a document has set so far.

In: Sphinx's environment.
Out: what no public name gives of it. Reading calls it for sandboxes, rendering for builders.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from docutils.utils import Reporter
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.util.tags import Tags

#: Values that directives of the document have set for the text after them.
SET_BEFORE = ('default_domain', 'highlight_language', 'default_role')


def application_of(env: Any) -> Sphinx:
    """Return the application of an environment (``env.app`` is deprecated from Sphinx 9.0 on)."""
    attributes = vars(env)
    app: Sphinx = attributes['_app'] if '_app' in attributes else attributes['app']
    return app


def builder_of(env: Any) -> Builder:
    """Return the builder that a post-transform works for."""
    return application_of(env).builder


def writes_catalogs(env: Any) -> bool:
    """Return whether the build is one of message catalogs, which asks for texts as they were."""
    return builder_of(env).name == 'gettext'


def tags_of(env: Any) -> Tags:
    """Return the tags that ``only`` asks for."""
    return application_of(env).tags


def names_of_formats(env: Any) -> set[str]:
    """Return the tags that builders have by themselves."""
    builders = application_of(env).registry.builders
    formats = {str(kind.format) for kind in builders.values()}
    return {*builders, *formats, *(f'builder_{name}' for name in builders)} | {
        f'format_{name}' for name in formats
    }


def forget_unused_words(builder: Any) -> None:
    """Take the words out of a search index that stand on no page any more.

    Sphinx takes the pages off the words and leaves these.
    """
    indexer = getattr(builder, 'indexer', None)
    for words in (indexer._mapping, indexer._title_mapping) if indexer is not None else ():
        for word in [word for word, docnames in words.items() if not docnames]:
            del words[word]


def is_verbose(env: Any) -> bool:
    """Return whether the build is to tell more than usual (``sphinx-build -v``)."""
    return application_of(env).verbosity > 0


def reading_order(env: Any) -> list[str]:
    """Return the pages of a project as its contents have them, those outside of these last."""
    order: dict[str, None] = {}
    waiting = [env.config.root_doc]
    while waiting:
        name = waiting.pop()
        if name not in order:
            order[name] = None
            waiting += reversed(env.toctree_includes.get(name, ()))
    return list(dict.fromkeys([*order, *sorted(env.found_docs)]))


def isolated_reporter(source: str, settings: Any) -> Reporter:
    """Return a reporter of its own for a document that Sphinx reads beside another one.

    ``sphinx.util.docutils.new_document`` gives all of them the same, with a level of its own.
    """
    from sphinx.util.docutils import LoggingReporter

    return LoggingReporter(source, settings.report_level, settings.halt_level, settings.debug)


def is_given_up(document: nodes.document) -> bool:
    """Return whether Sphinx reads nothing of a document but its nodes.

    Only the transformer of a document that it reads itself is its own.
    """
    if getattr(document.settings, 'env', None) is None:
        return False
    from sphinx.transforms import SphinxTransformer

    return not isinstance(document.transformer, SphinxTransformer)


class ReadingState(NamedTuple):
    """The values that directives of a document have set for what is read after them."""

    ref_context: dict[str, Any]
    temp_data: dict[str, Any]


def reading_state(env: Any) -> ReadingState:
    """Return what has been set so far."""
    known = {name: env.temp_data[name] for name in SET_BEFORE if name in env.temp_data}
    return ReadingState(dict(env.ref_context), known)


@contextmanager
def reading_state_restored(env: Any, state: ReadingState) -> Iterator[None]:
    """Let what is read meanwhile find what had been set at an earlier place of the document."""
    outer = reading_state(env)
    try:
        _set_reading_state(env, state)
        yield
    finally:
        _set_reading_state(env, outer)


def _set_reading_state(env: Any, state: ReadingState) -> None:
    env.ref_context.clear()
    env.ref_context.update(state.ref_context)
    for name in SET_BEFORE:
        env.temp_data.pop(name, None)
    env.temp_data.update(state.temp_data)
