"""What an original names and is not there today, and files that articles elsewhere find."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built

CONF = """
extensions = ['sphinxcontrib_ledger', 'myst_parser']
exclude_patterns = ['articles']
"""
#: suffix, what the original has besides, the lines of it that name what is gone
GONE = [
    ('rst', '.. include:: gone.txt\n', '3'),
    ('rst', '.. literalinclude:: gone.py\n', '3'),
    ('rst', '.. csv-table::\n   :file: gone.csv\n', '3'),
    ('rst', '.. raw:: html\n   :file: gone.html\n', '3'),
    ('rst', '.. include:: gone.txt\n\n.. toctree::\n\n   gone\n', '3'),
    ('md', '```{include} gone.txt\n```\n', '3'),
    ('md', '```{literalinclude} gone.py\n```\n', '3'),
]


def test_what_an_original_names_and_is_gone_is_one_warning_at_the_directive(
    project: Callable[..., Built],
) -> None:
    files = {'conf.py': CONF, 'index.rst': 'Start\n', 'articles/excluded.rst': 'Out.\n'}
    expected = []
    for number, (form, text, lines) in enumerate(GONE):
        names = f'articles/{number}.original.{form}', f'articles/{number}.{form}'
        files[names[0]] = f'One.\n\n{text}\nThe end.\n'
        files[names[1]] = 'One.\n\nThe last end.\n'
        files[f'page{number}.rst'] = f':orphan:\n\n.. ledger-article:: {" ".join(names)}\n'
        where = ', '.join(f'{number}.original.{form}:{line}' for line in lines.split())
        expected.append(
            f'SRC/page{number}.rst:3: WARNING: the original names what is not there today '
            f'({where}): text of that is missing on its side [ledger.original]'
        )
    built = project(files)
    assert built.warnings == expected
    for number in range(len(GONE)):
        assert 'The {+last+} end.' in built.text(f'page{number}.txt')


def test_pages_that_an_original_lists_and_are_gone_cost_no_text_and_are_no_warning(
    project: Callable[..., Built],
) -> None:
    lists = {
        'rst': '.. toctree::\n\n   gone\n   index\n   articles/excluded\n',
        'md': '```{toctree}\ngone\n```\n',
    }
    files = {'conf.py': CONF, 'index.rst': 'Start\n', 'articles/excluded.rst': 'Out.\n'}
    for form, text in lists.items():
        files[f'articles/a.original.{form}'] = f'One.\n\n{text}\nThe end.\n'
        files[f'articles/a.{form}'] = 'One.\n\nThe last end.\n'
        files[f'{form}.rst'] = (
            f':orphan:\n\n.. ledger-article:: articles/a.original.{form} articles/a.{form}\n'
        )
    built = project(files)
    assert built.warnings == []
    for form in lists:
        assert 'The {+last+} end.' in built.text(f'{form}.txt')


def test_a_table_finds_its_file_from_the_source_folder_wherever_its_article_stands(
    project: Callable[..., Built],
) -> None:
    table = '.. csv-table::\n   :file: /data/boats.csv\n'
    in_markdown = '```{csv-table}\n:file: /data/boats.csv\n```\n'
    files = {
        'conf.py': CONF,
        'index.rst': 'Start\n\n.. ledger-article:: articles/a.original.rst articles/a.rst\n',
        'deep/down/page.rst': ':orphan:\n\n.. ledger-article:: /articles/a.original.rst '
        f'/articles/a.rst\n\n{table}',
        'm.md': '---\norphan: true\n---\n\n```{ledger-article} articles/b/b.original.md '
        'articles/b/b.md\n```\n',
        'data/boats.csv': 'a red boat,a raft\n',
        'articles/a.original.rst': f'One.\n\n{table}',
        'articles/a.rst': f'Two.\n\n{table}',
        'articles/b/b.original.md': f'One.\n\n{in_markdown}',
        'articles/b/b.md': f'Two.\n\n{in_markdown}',
    }
    built = project(files)
    assert built.warnings == []
    for name, count in (('index', 1), ('deep/down/page', 2), ('m', 1)):
        text = built.text(f'{name}.txt')
        assert text.count('a red boat') == count
        assert '{+Two+}.' in text
        assert '[...]' not in text.partition('**About')[0]
