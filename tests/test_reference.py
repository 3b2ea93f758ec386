"""The reference names everything that is public, with the defaults that it has."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields

import pytest

from conftest import ROOT
from sphinxcontrib_ledger import config, nodes
from sphinxcontrib_ledger.command import main
from sphinxcontrib_ledger.directive import LedgerArticle
from sphinxcontrib_ledger.engine.dictionaries import LANGUAGES, MISSING
from sphinxcontrib_ledger.engine.islands import GRANULARITY
from sphinxcontrib_ledger.figures import Figures
from sphinxcontrib_ledger.messages import MEANING, Subtype

REFERENCE = (ROOT / 'docs/reference.rst').read_text(encoding='utf-8')
STATIC = ROOT / 'sphinxcontrib_ledger/static'


def test_every_warning_has_a_meaning() -> None:
    assert list(MEANING) == list(Subtype)


@pytest.mark.parametrize('subtype', list(Subtype))
def test_every_warning_is_explained(subtype: Subtype) -> None:
    assert f'``ledger.{subtype}``\n     - {MEANING[subtype]}' in REFERENCE


@pytest.mark.parametrize('name', list(config.VALUES))
def test_every_configuration_value_is_explained_with_its_default(name: str) -> None:
    assert f'``{name}``\n     - ``{config.VALUES[name].default!r}``' in REFERENCE


@pytest.mark.parametrize('name', [*GRANULARITY, *LANGUAGES])
def test_every_choice_is_explained(name: str) -> None:
    assert f"``'{name}'``" in REFERENCE


def test_every_option_of_the_command_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(['diff', '--help'])
    names = set(re.findall(r'--[a-z][a-z-]+', capsys.readouterr().out)) - {'--help'}
    assert len(names) > 8
    assert {name for name in names if f'``{name}``' not in REFERENCE} == set()


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
    [value for key, value in vars(nodes).items() if key.isupper() and 'ledger-' in str(value)],
)
def test_every_class_is_explained(name: str) -> None:
    assert f'``{name}``' in REFERENCE


def test_every_latex_command_is_explained() -> None:
    style = (STATIC / 'sphinxledger.sty').read_text(encoding='ascii')
    names = set(re.findall(r'(?:Command\*?|newenvironment)\s*\{?\\?(sphinxledger[a-z]+)', style))
    assert len(names) > 8
    assert {name for name in names if name not in REFERENCE} == set()


def test_the_style_sheet_has_the_colours_of_the_configuration() -> None:
    style = (STATIC / 'ledger.css').read_text(encoding='ascii')
    light, dark = (
        f'var(--ledger-light, {config.BLUE})',
        f'var(--ledger-dark, {config.BLUE_ON_DARK})',
    )
    assert style.count(light) == style.count('var(--ledger-light') > 0
    assert style.count(dark) == style.count('var(--ledger-dark') > 0
