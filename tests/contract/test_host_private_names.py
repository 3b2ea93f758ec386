"""Each private name of docutils, Sphinx and MyST-Parser that ``compat`` touches is still there."""

from __future__ import annotations

import inspect
import re
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Directive, Parser, directives, roles
from docutils.transforms import Transformer
from docutils.utils import Reporter, new_document
from sphinx import version_info
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import LoggingReporter, docutils_namespace

import sphinxcontrib_ledger
from sphinxcontrib_ledger.compat.autodoc_annotations import COMPLETED
from sphinxcontrib_ledger.compat.environment import (
    SET_BEFORE,
    builder_of,
    forget_unused_words,
    is_given_up,
    is_verbose,
    isolated_reporter,
    reading_state,
    reading_state_restored,
    tags_of,
)
from sphinxcontrib_ledger.compat.host_document import (
    NAME_BOOKS,
    OWN,
    SHARED,
    applied_transforms,
    complete_settings,
    messages_located_by,
    name_books,
    part_of,
    waiting_transforms,
)
from sphinxcontrib_ledger.compat.registries import (
    DEFAULT_ROLE,
    directive_registry,
    registry_kept,
    role_registry,
)
from sphinxcontrib_ledger.compat.throwaway import (
    PARSER,
    REPLACED,
    environment_in_use,
    throwaway_environment,
)
from support.projects import CONF, write_files

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(sphinxcontrib_ledger.__file__).parent
#: ``._name`` behind anything but what a class has of its own or a namedtuple has for everybody.
PRIVATE = re.compile(
    r"(?<!self)(?<!cls)\._(?!replace\b|fields\b|asdict\b|_)[a-z]\w*|\['_[a-z]\w*'\]"
)


@pytest.fixture
def document() -> nodes.document:
    return new_document('page.rst', get_default_settings(Parser))


@pytest.fixture
def env(tmp_path: Path) -> Iterator[Any]:
    """Return the environment of a project, as a directive finds it."""
    write_files(tmp_path, {'conf.py': CONF, 'index.rst': 'Top\n===\n'})
    with docutils_namespace():
        app = Sphinx(tmp_path, tmp_path, tmp_path / 'out', tmp_path / 'trees', 'text', status=None)
        app.build()
        assert app.env is not None
        app.env.prepare_settings('index')
        yield app.env


def test_only_compat_touches_private_names() -> None:
    names = [
        f'{path.relative_to(PACKAGE)}: {match[0]}'
        for path in sorted(PACKAGE.rglob('*.py'))
        if path.parent.name != 'compat'
        for text in [path.read_text(encoding='utf-8')]
        for match in PRIVATE.finditer(text)
        # What a class calls so itself it may ask another of its objects for.
        if f'self{match[0]}' not in text
    ]
    assert names == []


def test_every_attribute_of_a_document_is_shared_or_a_parts_own(document: nodes.document) -> None:
    new = {'names', 'tagname', 'source', 'line', 'rawsource', 'parent'}
    # Some versions of docutils have these on the class, and the oldest has no book of names.
    assert set(vars(document)) | new == {*SHARED, *OWN}
    assert not set(SHARED) & set(OWN)


def test_a_part_shares_the_books_of_its_host(document: nodes.document, tmp_path: Path) -> None:
    part = part_of(document, tmp_path)
    for name in SHARED:
        assert getattr(part, name, None) is getattr(document, name, None)
    assert part.children is not document.children
    assert part.parse_messages is not document.parse_messages
    assert part.include_log is not document.include_log
    assert (part.document, part.current_source, part['source']) == (
        part,
        str(tmp_path),
        str(tmp_path),
    )
    paragraph = nodes.paragraph('', 'text', names=['here'])
    part.note_explicit_target(paragraph)
    assert document.nameids['here'] == 'here'
    assert document.ids['here'] is paragraph
    assert 'here' in name_books(document)[0]
    assert {'nameids', 'nametypes'} <= set(NAME_BOOKS)


def test_a_document_says_what_transforms_it_waits_for(document: nodes.document) -> None:
    assert list(inspect.signature(Transformer(document).add_pending).parameters) == [
        'pending',
        'priority',
    ]
    from docutils.transforms.misc import ClassAttribute

    pending = nodes.pending(ClassAttribute, {'class': ['red'], 'directive': 'class'})
    document += [pending, nodes.paragraph('', 'text')]
    document.note_pending(pending)
    assert list(waiting_transforms(document)) == [(ClassAttribute, pending)]
    document.transformer.apply_transforms()
    assert list(waiting_transforms(document)) == []
    assert list(applied_transforms(document)) == [(ClassAttribute, pending)]


def test_a_reporter_is_told_where_messages_are_from() -> None:
    reporter = Reporter('page.rst', 5, 5)

    def outer(line: int | None = None) -> tuple[str, int | None]:
        return 'outer', line

    reporter.get_source_and_line = outer
    assert reporter.warning('text')['source'] == 'outer'
    with messages_located_by(reporter, lambda line=None: ('inner', 1)):
        assert reporter.warning('text')['source'] == 'inner'
    with messages_located_by(reporter):
        assert reporter.warning('text')['source'] == 'page.rst'
        reporter.get_source_and_line = lambda line=None: ('parser', 1)
        assert reporter.warning('text')['source'] == 'parser'
    assert reporter.warning('text')['source'] == 'outer'


def test_settings_that_a_document_lacks_are_those_of_its_host(document: nodes.document) -> None:
    host = new_document('host.rst', get_default_settings(Parser))
    host.settings.new, host.settings.tab_width = 'new', 1
    complete_settings(document, host)
    assert (document.settings.new, document.settings.tab_width) == ('new', 8)


def test_registries_are_kept() -> None:
    assert role_registry() is vars(roles)['_roles']
    assert directive_registry() is vars(directives)['_directives']
    registry = {'kept': 1, 'changed': 2, DEFAULT_ROLE: 3}
    with registry_kept(registry):
        registry.update(changed=0, new=4)
        del registry['kept']
    assert registry == {'kept': 1, 'changed': 2, DEFAULT_ROLE: 3}
    with registry_kept(registry, DEFAULT_ROLE, 'other'):
        registry.update({DEFAULT_ROLE: 0, 'other': 0, 'changed': 0})
    assert registry == {'kept': 1, 'changed': 0, DEFAULT_ROLE: 3}


def test_an_environment_says_what_it_is_built_with(env: Any) -> None:
    assert builder_of(env).name == 'text'
    assert tags_of(env).eval_condition('text')
    assert not is_verbose(env)


def test_words_without_pages_leave_the_search_index(env: Any) -> None:
    from sphinx.search import IndexBuilder

    builder = SimpleNamespace(indexer=IndexBuilder(env, 'en', {}, ''))
    for words in (builder.indexer._mapping, builder.indexer._title_mapping):
        words.update(kept={'index'}, gone=set())
    forget_unused_words(builder)
    assert [*builder.indexer._mapping, *builder.indexer._title_mapping] == ['kept', 'kept']
    forget_unused_words(SimpleNamespace())


def test_only_a_document_that_sphinx_reads_is_not_given_up(
    env: Any, document: nodes.document
) -> None:
    assert not is_given_up(document)
    read: list[bool] = []
    app = env._app if '_app' in vars(env) else env.app

    class Asking(Directive):
        def run(self) -> list[nodes.Node]:
            read.append(is_given_up(self.state.document))
            return []

    app.add_directive('asking', Asking)
    (env.srcdir / 'index.rst').write_text('.. asking::\n', encoding='utf-8')
    app.builder.read_doc('index')
    assert read == [False]
    document.settings.env = env
    assert is_given_up(document)


def test_what_was_set_for_what_comes_after_is_restored(env: Any) -> None:
    env.ref_context['py:module'] = 'boats'
    env.temp_data['highlight_language'] = 'c'
    state = reading_state(env)
    env.ref_context.clear()
    env.ref_context['py:class'] = 'Boat'
    env.temp_data['highlight_language'] = 'rust'
    with reading_state_restored(env, state):
        assert env.ref_context == {'py:module': 'boats'}
        assert env.temp_data['highlight_language'] == 'c'
        env.ref_context['py:class'] = 'Quay'
    assert env.ref_context == {'py:class': 'Boat'}
    assert env.temp_data['highlight_language'] == 'rust'


def test_a_reporter_of_a_sandbox_has_a_level_of_its_own(env: Any) -> None:
    settings = get_default_settings(Parser)
    settings.report_level = 5
    reporter = isolated_reporter('page.rst', settings)
    assert isinstance(reporter, LoggingReporter)
    assert reporter.report_level == 5


def test_nothing_that_is_done_in_a_sandbox_gets_into_the_environment(env: Any) -> None:
    app = env._app if '_app' in vars(env) else env.app
    env.ref_context['py:module'] = 'boats'
    env.temp_data['highlight_language'] = 'c'
    twin = throwaway_environment(env)
    assert isinstance(twin, BuildEnvironment)
    assert set(REPLACED) <= set(vars(env))
    assert twin.docname == 'index'
    assert twin.ref_context['py:module'] == 'boats'
    assert 'highlight_language' in SET_BEFORE
    assert twin.temp_data['highlight_language'] == 'c'
    assert twin.settings['env'] is twin
    env.temp_data[PARSER] = parser = Parser()
    assert throwaway_environment(env).parser is env.parser is parser
    with environment_in_use(twin):
        assert app.env is twin
        twin.note_dependency('secret.txt')
        twin.get_domain('std').note_object('envvar', 'SECRET', 'secret', location=None)
        twin.temp_data['highlight_language'] = 'secret'
        twin.metadata['index']['secret'] = 'secret'
    assert app.env is env
    assert env.settings['env'] is env
    assert env.temp_data['highlight_language'] == 'c'
    assert 'secret.txt' not in str(env.dependencies)
    assert 'SECRET' not in str(env.domaindata)
    assert 'secret' not in str(env.metadata)


def test_what_is_used_of_autodoc_is_there() -> None:
    from sphinx.pycode import ModuleAnalyzer

    analysis = ModuleAnalyzer.for_string('class Boat:\n    crew = 2  # type: int\n', 'boats')
    analysis.analyze()
    assert analysis.annotations == {('Boat', 'crew'): 'int'}
    assert 'Boat' in analysis.code
    ModuleAnalyzer.for_module('sphinx')
    assert ('module', 'sphinx') in ModuleAnalyzer.cache
    module, name = COMPLETED
    if version_info >= (9,):
        assert hasattr(getattr(import_module(module), name), 'discard')


def test_what_is_used_of_myst_parser_is_there() -> None:
    pytest.importorskip('myst_parser')
    from myst_parser import warnings_
    from myst_parser.mdit_to_docutils import base, sphinx_, transforms

    assert transforms.ResolveAnchorIds.default_priority == 879
    source = inspect.getsource(transforms.ResolveAnchorIds)
    for name in ('id_link', 'myst_slugs', 'nametypes', 'nameids'):
        assert name in source
    assert 'getLogger(__name__)' in inspect.getsource(warnings_)
    for name in ('render_link_unknown', 'render_link_url', 'run_directive', 'nested_render_text'):
        assert hasattr(base.DocutilsRenderer, name)
    assert 'amsmath' in inspect.getsource(sphinx_.SphinxRenderer.render_amsmath)
