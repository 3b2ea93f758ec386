"""The reference names everything that is public, with the defaults that it has."""

from __future__ import annotations

import inspect
import re
import tomllib
from dataclasses import fields

import pytest

from sphinxcontrib_ledger import add_construct, nodes
from sphinxcontrib_ledger.cli.main import COMMANDS, main
from sphinxcontrib_ledger.document.constructs.builtin_docutils import DOCUTILS
from sphinxcontrib_ledger.document.constructs.builtin_extensions import EXTENSIONS
from sphinxcontrib_ledger.document.constructs.builtin_sphinx import SPHINX
from sphinxcontrib_ledger.document.constructs.custom import ENTRIES
from sphinxcontrib_ledger.document.constructs.lookup import DEFAULTS, LEAF
from sphinxcontrib_ledger.document.constructs.rules import COMPARE, MARK, PLACES, Rule
from sphinxcontrib_ledger.engine.thresholds.script import GRANULARITIES
from sphinxcontrib_ledger.engine.tokens.dictionaries import LANGUAGES, MISSING
from sphinxcontrib_ledger.errors import MEANING, Subtype
from sphinxcontrib_ledger.extension.directives import LedgerArticle
from sphinxcontrib_ledger.i18n.phrases import PHRASES
from sphinxcontrib_ledger.proof.report import Figures
from sphinxcontrib_ledger.settings import OPTIONS
from sphinxcontrib_ledger.settings.colors import BLUE, BLUE_ON_DARK
from sphinxcontrib_ledger.settings.values import default_of
from support.projects import ROOT

REFERENCE = '\n'.join(
    page.read_text(encoding='utf-8') for page in sorted((ROOT / 'docs/reference').glob('*.rst'))
)
STATIC = ROOT / 'sphinxcontrib_ledger/static'
#: Attributes of nodes, which no page has.
ATTRIBUTES = {
    'ledger-edit',
    'ledger-stem',
    'ledger-edits',
    'ledger-reveals',
    'ledger-explains',
    'ledger-own-box',
}
#: Classes that only our own writers and style sheets use; no name of them is promised.
INTERNAL_CLASSES = ATTRIBUTES | {
    'ledger-together',
    'ledger-note',
    'ledger-revealed',
    'ledger-kept',
    'ledger-only-after',
    'ledger-before-code',
    'ledger-before-heading',
    'ledger-told',
}


def test_every_warning_has_a_meaning() -> None:
    assert list(MEANING) == list(Subtype)


@pytest.mark.parametrize('subtype', list(Subtype))
def test_every_warning_is_explained(subtype: Subtype) -> None:
    assert f'``ledger.{subtype}``\n     - {MEANING[subtype]}' in REFERENCE


def value_row(name: str) -> str:
    """Return a row of the table of configuration values as the reference has it."""
    meaning = OPTIONS[name].help.replace('\n', '\n       ')
    return f'   * - ``ledger_{name}``\n     - ``{default_of(name)!r}``\n     - {meaning}\n'


def test_the_table_of_configuration_values_is_that_of_the_settings() -> None:
    table = ''.join(value_row(name) for name, option in OPTIONS.items() if option.help)
    assert f'     - Meaning\n{table}\n' in REFERENCE


@pytest.mark.parametrize('name', [name for name, option in OPTIONS.items() if option.choices])
def test_every_choice_of_a_configuration_value_is_named(name: str) -> None:
    choices = OPTIONS[name].choices
    assert choices is not None
    assert {choice for choice in choices() if f"'{choice}'" not in REFERENCE} == set()


def test_every_option_and_flag_of_the_settings_is_explained() -> None:
    for option in OPTIONS.values():
        assert not option.directive or f'``:{option.directive}:``' in REFERENCE
        assert (
            option.flag is None
            or f'\n``{option.flag.name}``' in REFERENCE
            or (f', ``{option.flag.name}``\n' in REFERENCE)
        )


@pytest.mark.parametrize('name', [*GRANULARITIES, *LANGUAGES])
def test_every_choice_is_explained(name: str) -> None:
    assert f"``'{name}'``" in REFERENCE


@pytest.mark.parametrize(('name', 'meaning'), [*COMPARE.items()])
def test_every_way_to_compare_is_explained(name: str, meaning: str) -> None:
    assert f'\n``{name}``\n   {sentence(meaning)}\n' in REFERENCE


@pytest.mark.parametrize(('name', 'meaning'), [*MARK.items()])
def test_every_way_to_mark_is_explained(name: str, meaning: str) -> None:
    assert f'\n``{name}``\n   {sentence(meaning)}\n' in REFERENCE


@pytest.mark.parametrize('name', list(PHRASES))
def test_every_phrase_is_shown(name: str) -> None:
    phrase = PHRASES[name]
    said = dict.fromkeys([phrase.text, phrase.plural or phrase.text])
    shown = ', '.join(f'"{text}"' for text in said)
    assert f'   * - ``{name}``\n     - {shown}\n' in REFERENCE


def sentence(text: str) -> str:
    return f'{text[0].upper()}{text[1:]}.'


def table_row(row: Rule) -> str:
    """Return a row of the table of constructs as the reference has it."""
    places = [(place, row.mark_at(place)) for place in PLACES]
    marks = [(place, mark) for place, mark in places if mark]
    said = list(dict.fromkeys(mark for _, mark in marks))
    mark = ', '.join(f'``{mark}``' for mark in said)
    if len(said) > 1:
        mark = ', '.join(f'``{mark}`` ({place})' for place, mark in marks)
    names = ' '.join(f'``{name}``' for name in row.node.split())
    names += f' ({row.place})' if row.place else ''
    names += f' in ``{row.within}``' if row.within else ''
    names += f' with ``{row.if_attribute}``' if row.if_attribute else ''
    return f'   * - {names}\n     - ``{row.compare}``\n     - {mark}\n     - {sentence(row.why)}\n'


def test_the_table_of_constructs_is_that_of_the_package() -> None:
    rows = [
        *DOCUTILS,
        *SPHINX,
        *EXTENSIONS,
        *(row for _, row in DEFAULTS),
        LEAF,
    ]
    assert ''.join(map(table_row, rows)) in REFERENCE


def test_every_entry_of_a_row_is_explained() -> None:
    for name in ENTRIES:
        assert f'\n``{name}``\n   ' in REFERENCE
    parameters = [*inspect.signature(add_construct).parameters]
    assert parameters == ['app', 'node_class', *[name for name in ENTRIES if name != 'node']]


@pytest.mark.parametrize('command', ['diff', 'git-diff'])
def test_every_option_of_the_command_is_explained(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([command, '--help'])
    names = set(re.findall(r'--[a-z][a-z-]+', capsys.readouterr().out)) - {'--help'}
    assert len(names) > 8
    assert {name for name in names if f'``{name}``' not in REFERENCE} == set()


@pytest.mark.parametrize('command', [command.name for command in COMMANDS])
def test_every_command_is_explained(command: str) -> None:
    assert f'``sphinx-ledger {command}' in REFERENCE or f'``{command}``' in REFERENCE


@pytest.mark.parametrize('name', [field.name for field in fields(Figures)])
def test_every_figure_of_the_proof_is_explained(name: str) -> None:
    assert f'``{name}``' in REFERENCE


def test_what_to_install_can_be_installed() -> None:
    extras = tomllib.loads((ROOT / 'pyproject.toml').read_text(encoding='utf-8'))['project'][
        'optional-dependencies'
    ]
    named = re.findall(r'(?:ledger|\.)\[([a-z]+)\]', MISSING + REFERENCE)
    assert 'dictionaries' in named
    assert set(named) <= set(extras)


@pytest.mark.parametrize('name', list(LedgerArticle.option_spec))
def test_every_option_is_explained(name: str) -> None:
    assert f'``:{name}:``' in REFERENCE


@pytest.mark.parametrize(
    'name',
    [
        value
        for key, value in vars(nodes).items()
        if key.isupper() and 'ledger-' in str(value) and value not in INTERNAL_CLASSES
    ],
)
def test_every_class_is_explained(name: str) -> None:
    assert f'``{name}``' in REFERENCE or f'``{name}-2``' in REFERENCE


def test_every_latex_command_is_explained() -> None:
    style = (STATIC / 'sphinxledger.sty').read_text(encoding='ascii')
    names = set(re.findall(r'(?:Command\*?|newenvironment)\s*\{?\\?(sphinxledger[a-z]+)', style))
    assert len(names) > 8
    assert {name for name in names if name not in REFERENCE} == set()


def test_the_style_sheet_has_the_colours_of_the_configuration() -> None:
    style = (STATIC / 'ledger.css').read_text(encoding='ascii')
    light, dark = (
        f'var(--ledger-light, {BLUE})',
        f'var(--ledger-dark, {BLUE_ON_DARK})',
    )
    assert style.count(light) == style.count('var(--ledger-light') > 0
    assert style.count(dark) == style.count('var(--ledger-dark') > 0
