"""The examples of the reference are such as the code takes, and data are by their schema."""

from __future__ import annotations

import inspect
import json
import re
import shlex
from typing import TYPE_CHECKING, NamedTuple

import jsonschema
import pytest

from sphinxcontrib_ledger import add_construct
from sphinxcontrib_ledger.cli.main import main, parser_of
from sphinxcontrib_ledger.extension.directives import LedgerArticle
from sphinxcontrib_ledger.settings import OPTIONS
from sphinxcontrib_ledger.settings.checks import problem_of
from sphinxcontrib_ledger.testing import show_article
from support.projects import CONF, ROOT, Built, article

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

REFERENCE = ROOT / 'docs/reference'
#: A literal block, whatever begins it: indented lines behind an empty one.
BLOCK = re.compile(
    r'(?:^\.\. code-block:: \w+(?:\n   :caption: .*)?|::)\n\n((?:(?:   .*)?\n)+)', re.MULTILINE
)
SCHEMA = json.loads((REFERENCE / 'data.schema.json').read_text(encoding='utf-8'))
#: Pairs of files with edits of every kind that data have.
PAIRS = [
    *(ROOT / 'docs/articles').glob('*.original.*'),
    *(ROOT / 'demo_docs/articles/constructs/lists').glob('*.original.*'),
    *(ROOT / 'demo_docs/articles/constructs/sections').glob('*.original.*'),
]


class Example(NamedTuple):
    """A literal block of a page."""

    page: str
    text: str


EXAMPLES = [
    Example(path.stem, re.sub(r'^ {3,4}', '', block, flags=re.MULTILINE).strip())
    for path in sorted(REFERENCE.glob('*.rst'))
    for block in BLOCK.findall(path.read_text(encoding='utf-8') + '\n')
]


def starting(*words: str) -> list[str]:
    """Return the lines of examples that begin so; a line that goes on below is one."""
    lines = [
        line.strip()
        for example in EXAMPLES
        for line in example.text.replace('\\\n', ' ').splitlines()
    ]
    return [line for line in lines if line.startswith(words)]


def test_examples_are_found() -> None:
    assert len(EXAMPLES) > 15
    assert {example.page for example in EXAMPLES} > {'comparison', 'legends', 'versions', 'data'}


@pytest.mark.parametrize('line', [line.split('  #')[0] for line in starting('sphinx-ledger')])
def test_the_command_line_takes_what_is_shown(line: str) -> None:
    parser_of('sphinx-ledger').parse_args(shlex.split(line)[1:])


@pytest.mark.parametrize('line', starting('sphinx-build'))
def test_the_values_of_a_build_are_there(line: str) -> None:
    names = re.findall(r'-D ledger_(\w+)=', line)
    assert set(names) <= set(OPTIONS)
    assert set(re.findall(r'-b ([\w-]+)', line)) <= {'latex', 'ledger-data'}


def is_of_conf_py(text: str) -> bool:
    return text.startswith(('ledger_', 'latex_elements')) or '\nledger_' in text


@pytest.mark.parametrize('example', [each for each in EXAMPLES if is_of_conf_py(each.text)])
def test_what_conf_py_gets_is_taken(example: Example) -> None:
    lines = [line for line in example.text.splitlines() if not line.startswith('sphinx-build')]
    values: dict[str, object] = {}
    exec('\n'.join(lines), {}, values)
    ours = {name.removeprefix('ledger_'): value for name, value in values.items()}
    ours.pop('latex_elements', None)
    assert {name: problem_of(name, value) for name, value in ours.items()} == dict.fromkeys(ours)


@pytest.mark.parametrize('text', [each.text for each in EXAMPLES if 'def ' in each.text])
def test_python_is_python(text: str) -> None:
    compile(text, 'example', 'exec')


def test_options_of_directives_are_there() -> None:
    shown = [each.text for each in EXAMPLES if each.text.startswith('.. ledger-article')]
    names = {name for text in shown for name in re.findall(r'^\s+:([\w-]+):', text, re.MULTILINE)}
    assert len(names) > 3
    assert names <= set(LedgerArticle.option_spec)


@pytest.mark.parametrize('original', PAIRS, ids=lambda path: path.name)
def test_data_are_by_their_schema(original: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edited = original.with_name(original.name.replace('.original', ''))
    assert main(['diff', '--format', 'json', '--prove', str(original), str(edited)]) == 0
    jsonschema.validate(json.loads(capsys.readouterr().out), SCHEMA)


def test_each_name_of_the_schema_is_on_its_page() -> None:
    page = (REFERENCE / 'data.rst').read_text(encoding='utf-8')
    names = set(re.findall(r'"(\w+)": \{"(?:\$ref|type|const|enum)"', json.dumps(SCHEMA)))
    assert len(names) > 12
    assert {
        name for name in names if f'"{name}"' not in page and f'``{name}``' not in page
    } <= set(SCHEMA['$defs']) | {'items', 'additionalProperties'}


def test_the_handler_of_the_event_is_told_of_edits(project: Callable[..., Built]) -> None:
    [handler] = [each.text for each in EXAMPLES if 'ledger-compared' in each.text]
    # What is told at the level of information is told here as a warning.
    conf = f'{CONF}\n{handler.replace(".info(", ".warning(")}\n'
    built = project({'conf.py': conf, **article('One two, three.', 'One three, and four.')})
    assert [line for line in built.warnings if 'index: removed, added' in line] == built.warnings
    assert built.warnings


@pytest.mark.parametrize('function', [add_construct, show_article])
def test_each_parameter_of_a_function_is_named(function: Callable[..., object]) -> None:
    page = (REFERENCE / 'events.rst').read_text(encoding='utf-8')
    [line] = [line for line in page.splitlines() if f'{function.__name__}(' in line]
    names = re.findall(r'(\w+)(?:=[^,)]*(?:\(\))?)?(?=[,)])', line.split('(', 1)[1])
    assert names == [*inspect.signature(function).parameters]
