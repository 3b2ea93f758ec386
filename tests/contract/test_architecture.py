"""The page about the architecture names files, steps and thresholds that are there."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from sphinxcontrib_ledger.engine.alignment.align import STEPS
from sphinxcontrib_ledger.engine.thresholds import Thresholds
from sphinxcontrib_ledger.engine.thresholds.script import CoalescingRule
from sphinxcontrib_ledger.extension import priorities
from sphinxcontrib_ledger.render import sphinx_transforms
from support.projects import ROOT

PAGE = (ROOT / 'docs/architecture.rst').read_text(encoding='utf-8')
PACKAGE = 'sphinxcontrib_ledger'
#: Paths as the page names them: from the package, one of its folders, or the root.
PATHS = sorted(
    set(re.findall(r'``((?:[\w.]+/)*(?:[\w.]+\.(?:py|rst|js|sty|toml|ini)|\w+/))``', PAGE))
)


@pytest.mark.parametrize('path', PATHS)
def test_every_file_is_there(path: str) -> None:
    folders = (
        ROOT / PACKAGE,
        ROOT,
        *(folder for folder in (ROOT / PACKAGE).rglob('*') if folder.is_dir()),
    )
    assert any((folder / path).exists() for folder in folders)


def test_the_steps_are_those_of_the_alignment() -> None:
    chapter = PAGE.split('\nThe alignment\n')[1].split('\nEdit scripts\n')[0]
    steps = re.findall(r'^\d+\. ``(?:\w+\.)?(\w+)``', chapter, re.MULTILINE)
    assert steps == [step.__name__ for step in STEPS]


def test_thresholds_are_named_and_no_others() -> None:
    thresholds = Thresholds()
    groups = (thresholds.alignment, thresholds.script, thresholds.sequences)
    names = [each.name for group in groups for each in fields(group)]
    names += [each.name for each in fields(CoalescingRule)]
    assert [name for name in names if f'``{name}``' not in PAGE] == []
    listed = [line for line in PAGE.splitlines() if re.match(r' *Thresholds?: ``', line)]
    assert listed
    assert set(re.findall(r'``(\w+)``', ' '.join(listed))) <= set(names)


@pytest.mark.parametrize(
    ('name', 'priority'),
    [
        ('Priority', priorities.ADOPTION),
        ('Priority', priorities.ARTICLE),
        *(
            (kind.__name__, kind.default_priority)
            for kind in (
                sphinx_transforms.MarksOffLinks,
                sphinx_transforms.OriginalForFormat,
                sphinx_transforms.MarksForFormat,
                sphinx_transforms.EditsOfPage,
            )
        ),
    ],
)
def test_every_priority_is_the_one_of_the_code(name: str, priority: int) -> None:
    assert f'**Priority {priority}**' in PAGE or f'**{priority}**, ``{name}``' in PAGE


def test_tests_that_share_what_they_make_run_on_one_worker(request: pytest.FixtureRequest) -> None:
    """Pytest-xdist says nothing when it leaves groups out; it names those that it heeds."""
    is_on_a_worker = hasattr(request.config, 'workerinput')
    assert ('@contract/test_architecture.py' in request.node.nodeid) == is_on_a_worker
