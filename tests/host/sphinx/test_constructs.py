"""The table of constructs: what it says of every class, and what others may add to it."""

from __future__ import annotations

import importlib
import importlib.util
import inspect
import pickle
from typing import TYPE_CHECKING, Any

import pytest
from docutils import nodes
from sphinx import addnodes
from sphinx.errors import ConfigError, ExtensionError

import sphinxcontrib_ledger.nodes
import stage
from sphinxcontrib_ledger import add_construct
from sphinxcontrib_ledger.document.blocks import flatten
from sphinxcontrib_ledger.document.constructs import KNOWN
from sphinxcontrib_ledger.document.constructs.custom import constructs_of
from sphinxcontrib_ledger.document.constructs.lookup import DEFAULTS
from sphinxcontrib_ledger.document.constructs.rules import COMPARE, MARK, MARKS
from sphinxcontrib_ledger.engine.tokens.normalization import Folding
from support.projects import article, run_sphinx, write_files
from support.tokens import default_options, side

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import ModuleType

    from pytest_regressions.file_regression import FileRegressionFixture

    from sphinxcontrib_ledger.document.constructs import Construct
    from support.projects import Built

#: Modules of the nodes that are listed, the same in all versions that are supported.
MODULES = (
    'docutils.nodes', 'sphinx.addnodes', 'sphinx.ext.autosummary', 'sphinx.ext.graphviz',
    'sphinx.ext.ifconfig', 'sphinx.ext.inheritance_diagram', 'sphinx.ext.todo',
    'sphinx.ext.viewcode', 'sphinxcontrib_ledger.nodes',
)  # fmt: skip


def classes(module: ModuleType) -> Iterator[type[nodes.Element]]:
    """Go through the classes of nodes of a module that documents have, each under its own name."""
    for name, kind in sorted(vars(module).items()):
        is_node = inspect.isclass(kind) and issubclass(kind, nodes.Element)
        # Bases have names in capitals or with an underscore; Sphinx 8 has a document of its own.
        is_own = is_node and (kind.__module__, kind.__name__) == (module.__name__, name)
        if is_own and name[0].islower() and kind.__bases__ != (nodes.document,):
            yield kind


def line(kind: type, place: str, found: Construct) -> str:
    """Return what is said of a class in one place."""
    own = f'{kind.__module__}.{kind.__name__}'
    name = 'own row' if found.rule.node == own else f'as {found.rule.node}'
    return (
        f'{kind.__name__:26} {place:6} {found.compare:7} {found.mark:7} {name}: {found.rule.why}'
    )


def test_what_the_table_says_of_every_class(file_regression: FileRegressionFixture) -> None:
    lines: list[str] = []
    for module in map(importlib.import_module, MODULES):
        lines += ['', module.__name__, '']
        for kind in classes(module):
            block, inline = KNOWN.blocks[kind], KNOWN.inlines[kind]
            # What nobody expects to be a block of its own is treated as any other text would be.
            if not issubclass(kind, nodes.Inline) or '.' in block.rule.node:
                lines.append(line(kind, 'block', block))
            if issubclass(kind, nodes.Inline):
                lines.append(line(kind, 'inline', inline))
    assert len(lines) > 200
    file_regression.check('\n'.join(lines[1:]) + '\n', encoding='utf-8')


@pytest.mark.parametrize('module', [nodes, addnodes, sphinxcontrib_ledger.nodes])
def test_no_class_is_left_to_what_holds_for_unknown_ones(module: ModuleType) -> None:
    unknown = {row.node for _base, row in DEFAULTS}
    for kind in classes(module):
        found = KNOWN.inlines if issubclass(kind, nodes.Inline) else KNOWN.blocks
        # Both a block and a part of text.
        if kind in (nodes.raw, nodes.image, nodes.reference, nodes.target, addnodes.index):
            assert KNOWN.blocks[kind].rule.node not in unknown
        if kind is addnodes.desc_signature:
            found = KNOWN.blocks
        assert found[kind].rule.node not in unknown, kind


#: The extensions that have rows and are not here: ``tests/foreign/test_extensions.py`` has them.
ELSEWHERE = ('sphinx_exercise.',)
ROWS = [row for row in KNOWN.rules if not row.node.startswith(ELSEWHERE)]


@pytest.mark.parametrize('row', ROWS, ids=lambda row: row.node)
def test_every_row_is_about_a_class_that_exists(row: Any) -> None:
    module, _, name = row.node.rpartition('.')
    if module.startswith('sphinx_design') and importlib.util.find_spec(module) is None:
        pytest.skip(f'{module} came with a later version')
    of = importlib.import_module(module)
    if module.startswith('sphinx_design') and not hasattr(of, name):
        pytest.skip(f'{row.node} came with a later version')
    assert issubclass(getattr(of, name), nodes.Element)
    assert row.why
    assert [place for place in ('block', 'inline') if row.mark_at(place)]


def test_every_way_to_compare_and_to_mark_is_explained_and_used() -> None:
    assert {compare for _place, compare in MARKS} == set(COMPARE)
    assert {mark for marks in MARKS.values() for mark in marks} == set(MARK)
    used = [*KNOWN.rules, *(row for _base, row in DEFAULTS)]
    assert {row.compare for row in used} == set(COMPARE)


def test_a_class_is_not_taken_for_another_one_of_its_name() -> None:
    kind = type('comment', (nodes.TextElement,), {'__module__': 'elsewhere'})
    assert KNOWN.blocks[kind].compare == 'words'
    assert KNOWN.blocks[nodes.comment].compare == 'skip'


def test_raw_text_is_one_thing_and_no_code() -> None:
    [text] = flatten([nodes.raw('', 'one\ntwo\n', format='html')], KNOWN, Folding())
    assert (text.block.kind, len(side([text.block], default_options()).tokens(0)), text.mark) == (
        'raw',
        1,
        'around',
    )


def test_the_nearest_base_says_how_a_class_is_treated() -> None:
    kind = type('shot', (nodes.image,), {})
    assert KNOWN.blocks[kind].rule.node == 'docutils.nodes.image'
    given = constructs_of([{'node': 'shot', 'compare': 'skip'}])
    assert given.blocks[kind].compare == 'skip'
    assert given.blocks[type('close_up', (kind,), {})].compare == 'skip'
    assert given.blocks[nodes.image].compare == 'atom'


def test_the_last_row_for_a_class_holds_with_its_module_or_without() -> None:
    rows = [
        {'node': 'stage.film', 'compare': 'skip'},
        {'node': 'film', 'compare': 'inside'},
    ]
    assert constructs_of(rows).blocks[stage.film].compare == 'inside'
    assert constructs_of(rows[::-1]).blocks[stage.film].compare == 'skip'


def test_the_same_rows_are_the_same_value() -> None:
    row = {'node': 'film', 'compare': 'skip'}
    assert constructs_of([row]) is constructs_of([dict(row)])
    assert constructs_of([]) is KNOWN
    assert pickle.loads(pickle.dumps(constructs_of([row]))) == constructs_of([row])


CONF = "extensions = ['sphinxcontrib_ledger', '{}']\nexclude_patterns = ['articles']\n"
ORIGINAL = """\
A first sentence that stays where it is, press :key:`Shift Enter` and hear :bell:`ding` then.

.. film:: harbour
   :poster: a.png

.. film:: island
   :poster: a.png

.. scene::

   The ferry leaves early in the morning.

.. verse::

   The gulls are loud and the sea is calm.

A last sentence that stays where it is.
"""
EDITED = (
    ORIGINAL.replace('Shift', 'Control')
    .replace('ding', 'dong')
    .replace('harbour\n   :poster: a.png', 'harbour\n   :poster: b.png')
    .replace('island', 'islands')
    .replace('early', 'late')
    .replace('gulls', 'crows')
)


def shown(built: Built) -> str:
    """Return the article as one line."""
    assert built.warnings == []
    return ' '.join(built.text('index.txt').partition('**About')[0].split())


UNKNOWN = (
    'A first sentence that stays where it is, press {+Control+} Enter and hear {+<dong>+} then. '
    '{+ <film harbour b.png> +} {+ <film islands a.png> +} '
    'The ferry leaves {+late+} in the morning. '
    'The {+crows+} are loud and the sea is calm. '
    'A last sentence that stays where it is.'
)
REGISTERED = (
    'A first sentence that stays where it is, press {+Control Enter+} and hear <dong> then. '
    '<film harbour b.png> {+ <film islands a.png> +} '
    '{+ The ferry leaves late in the morning. +} '
    '{+ The crows are loud and the sea is calm. +} '
    'A last sentence that stays where it is.'
)


def test_nodes_that_nobody_registered(project: Callable[..., Built]) -> None:
    built = project({'conf.py': CONF.format('stage'), **article(ORIGINAL, EDITED)})
    assert shown(built) == UNKNOWN


def test_nodes_that_nobody_registered_and_did_not_change(project: Callable[..., Built]) -> None:
    built = project({'conf.py': CONF.format('stage'), **article(EDITED, EDITED)})
    assert '{+' not in built.text('index.txt')


def test_nodes_that_another_extension_registers(project: Callable[..., Built]) -> None:
    built = project({'conf.py': CONF.format('stage_with_ledger'), **article(ORIGINAL, EDITED)})
    assert shown(built) == REGISTERED


def test_an_extension_may_be_loaded_before_this_one(project: Callable[..., Built]) -> None:
    conf = (
        "extensions = ['stage_with_ledger', 'sphinxcontrib_ledger']\nexclude_patterns = ['a*']\n"
    )
    assert shown(project({'conf.py': conf, **article(ORIGINAL, EDITED)})) == REGISTERED


def test_registering_does_not_load_this_extension(project: Callable[..., Built]) -> None:
    built = project({'conf.py': "extensions = ['stage_with_ledger']\n", 'index.rst': 'Text.\n'})
    assert built.warnings == []


def test_registrations_end_with_their_build(project: Callable[..., Built], tmp_path: Path) -> None:
    files = article(ORIGINAL, EDITED)
    assert shown(project({'conf.py': CONF.format('stage_with_ledger'), **files})) == REGISTERED
    write_files(tmp_path / 'other', {'conf.py': CONF.format('stage'), **files})
    assert shown(run_sphinx(tmp_path / 'other', tmp_path / 'out2' / 'text', 'text')) == UNKNOWN


#: As an author would write it: some with their module, some without.
ROWS = [
    {'node': 'stage.film', 'compare': 'atom', 'shown': ['name']},
    {'node': 'scene', 'compare': 'atom', 'why': 'it is played as a whole'},
    {'node': 'stage.verse', 'compare': 'words', 'mark': 'around'},
    {'node': 'key', 'compare': 'word', 'place': 'inline'},
    {'node': 'bell', 'compare': 'skip', 'mark': 'apart'},
]


def test_nodes_that_the_configuration_has_rows_for(project: Callable[..., Built]) -> None:
    conf = CONF.format('stage') + f'ledger_constructs = {ROWS!r}\n'
    assert shown(project({'conf.py': conf, **article(ORIGINAL, EDITED)})) == REGISTERED


def test_the_configuration_goes_before_what_extensions_register(
    project: Callable[..., Built],
) -> None:
    rows = [{'node': 'film', 'compare': 'skip'}, {'node': 'scene', 'compare': 'inside'}]
    conf = CONF.format('stage_with_ledger') + f'ledger_constructs = {rows!r}\n'
    text = shown(project({'conf.py': conf, **article(ORIGINAL, EDITED)}))
    assert '<film harbour b.png> <film islands a.png> The ferry leaves {+late+} in' in text
    assert '{+ The crows are loud and the sea is calm. +}' in text


def test_other_rows_have_pages_read_again(project: Callable[..., Built]) -> None:
    files = {'conf.py': CONF.format('stage'), **article(ORIGINAL, EDITED)}
    assert shown(project(files)) == UNKNOWN
    assert shown(project({}, confoverrides={'ledger_constructs': ROWS})) == REGISTERED
    assert shown(project({})) == UNKNOWN


# The sockets of Sphinx's own worker processes are closed by the garbage collector.
@pytest.mark.filterwarnings('ignore::ResourceWarning')
@pytest.mark.filterwarnings('ignore:This process:DeprecationWarning')
def test_rows_reach_the_processes_of_a_parallel_build(project: Callable[..., Built]) -> None:
    files = {'conf.py': CONF.format('stage_with_ledger'), **article(ORIGINAL, EDITED)}
    page = files['index.rst']
    files |= {f'page{n}.rst': f':orphan:\n\n{page}' for n in range(8)}
    built = project(files, parallel=2)
    for n in range(8):
        text = ' '.join(built.text(f'page{n}.txt').partition('**About')[0].split())
        assert text == REGISTERED


#: What is wrong, and what is said about it.
WRONG: list[tuple[object, str]] = [
    ('film', 'a row is a dictionary'),
    ({'compare': 'atom'}, 'node is missing'),
    ({'node': 'film'}, 'compare is missing'),
    ({'node': 'film', 'compare': 'atoms'}, "compare is 'atoms': it must be one of words, lines,"),
    ({'node': 'film', 'compare': 'part'}, "compare is 'part': it must be one of words, lines,"),
    ({'node': 'film', 'compare': 'atom', 'mark': 'red'}, "mark is 'red': it must be one of block,"),
    ({'node': 'film', 'compare': 'atom', 'place': 'top'}, "place is 'top': it must be one of block, inline"),
    ({'node': 'film', 'compare': 'atom', 'look': 'bold'}, "look is 'bold': it must be one of name, link, none"),
    ({'node': 'film', 'compare': 'atom', 'shwon': ['name']}, "entry is 'shwon': it must be one of node,"),
    ({'node': 'film', 'compare': 'atom', 'shown': 'name'}, "shown is 'name': it must be a list or tuple"),
    ({'node': 'film', 'compare': 'atom', 'shown': [1]}, r'shown is \[1\]: it must hold the names of attributes'),
    ({'node': 'a film', 'compare': 'atom'}, "node is 'a film': it must be the name of a class"),
    ({'node': 3, 'compare': 'atom'}, 'node is 3: it must be a str'),
    ({'node': 'film', 'compare': 'atom', 'mark': 'lines'}, r"compared as 'atom' and the mark 'lines': its mark can be 'around' \(block\), 'around' \(inline\)"),
    ({'node': 'film', 'compare': 'lines', 'place': 'inline'}, r"compared as 'lines' with the place 'inline': its mark can be 'lines' \(block\)"),
]  # fmt: skip


@pytest.mark.parametrize(('row', 'message'), WRONG)
def test_a_row_that_says_nothing_is_refused(
    project: Callable[..., Built], row: object, message: str
) -> None:
    conf = CONF.format('stage') + f'ledger_constructs = [{ROWS[0]!r}, {row!r}]\n'
    with pytest.raises(ConfigError, match=rf'ledger_constructs\[1\].*{message}'):
        project({'conf.py': conf, 'index.rst': 'Text.\n'})


def test_rows_that_are_no_list_are_refused(project: Callable[..., Built]) -> None:
    conf = CONF.format('stage_with_ledger') + "ledger_constructs = {'node': 'film'}\n"
    with pytest.raises(ConfigError, match=r'ledger_constructs is .*: it must be a list of rows'):
        project({'conf.py': conf, 'index.rst': 'Text.\n'})


class _App:
    """As much of an application as registering needs."""

    env: object = None

    def connect(self, *_: object) -> None:
        raise AssertionError('what is refused is not registered')


def test_a_registration_that_says_nothing_is_refused() -> None:
    app: Any = _App()
    with pytest.raises(ExtensionError, match="add_construct: compare is 'atoms'"):
        add_construct(app, stage.film, 'atoms')  # type: ignore[arg-type]
    with pytest.raises(
        ExtensionError, match=r"add_construct: there is nothing .* the mark 'none'"
    ):
        add_construct(app, stage.film, 'atom', 'none')
    with pytest.raises(ExtensionError, match='is no class of docutils elements'):
        add_construct(app, nodes.Text, 'words')  # type: ignore[arg-type]
    with pytest.raises(ExtensionError, match='is no class of docutils elements'):
        add_construct(app, 'film', 'words')  # type: ignore[arg-type]


def test_a_registration_that_comes_too_late_is_refused() -> None:
    app: Any = _App()
    app.env = object()
    with pytest.raises(ExtensionError, match=r'too late for stage\.film: call it in setup\(\)'):
        add_construct(app, stage.film, 'atom')
