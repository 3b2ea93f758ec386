"""Marks on code: lines, words in them, and where some were removed."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pdfplumber
import pytest
import sphinx
from sphinx.highlighting import PygmentsBridge

from sphinxcontrib_ledger.engine.script.code_changes import (
    CodeChanges,
    Stretch,
    read_stretch,
    write_stretch,
)
from sphinxcontrib_ledger.engine.script.code_lines import changes_in_code
from sphinxcontrib_ledger.engine.script.edit_script import edits
from sphinxcontrib_ledger.engine.script.matched_words import draft_of_lines
from sphinxcontrib_ledger.engine.thresholds import Thresholds
from sphinxcontrib_ledger.engine.tokens.normalization import DEFAULT
from sphinxcontrib_ledger.engine.tokens.tokenizer import tokenize_lines
from sphinxcontrib_ledger.render.latex.pygments_marks import with_words
from support.pdf import is_blue, need
from support.projects import article
from support.tokens import WEIGHTS, default_options

if TYPE_CHECKING:
    from collections.abc import Callable

    from bs4 import Tag

    from support.projects import Built

BLOCK = '.. code-block:: {}\n{}\n   {}\n'


def code(text: str, language: str = 'python', *options: str) -> str:
    """Return a code block with a sentence before it."""
    given = ''.join(f'   {option}\n' for option in options)
    return f'Run it.\n\n{BLOCK.format(language, given, text.replace(chr(10), chr(10) + "   "))}'


def changes(original: str, edited: str) -> CodeChanges:
    """Return what changed in code."""
    before, after = tokenize_lines(original, DEFAULT), tokenize_lines(edited, DEFAULT)
    options = default_options()
    draft = draft_of_lines(before, after, options, WEIGHTS, positional=False)
    script = edits(draft, options, WEIGHTS)
    return changes_in_code(before, after, script, Thresholds())


def shown(original: str, edited: str) -> str:
    """Return edited code with its marks in characters; ``|`` is a place of removed lines."""
    changed = changes(original, edited)
    for start, stop, kind in reversed(changed.stretches):
        mark = '[...]' if kind == 'removed' else f'{{+{edited[start:stop]}+}}'
        edited = edited[:start] + mark + edited[stop:]
    marked = [
        f'{number}: {line}' if number in changed.lines else line
        for number, line in enumerate(edited.split('\n'), 1)
    ]
    for gap in reversed(changed.gaps):
        marked.insert(gap, '|')
    return '\n'.join(marked)


# What changed in code

CASES = [
    ('a number', 'lamp.wait(10)', 'lamp.wait(15)', '1: lamp.wait({+15+})'),
    ('a new line', 'a()', 'a()\nreport(lamp)', 'a()\n2: {+report(lamp)+}'),
    ('an argument that is gone', 'f(a, b)', 'f(a)', '1: f(a[...])'),
    ('an argument that is new', 'ring(a)', 'ring(a, low)', '1: ring(a{+, low+})'),
    ('the first word is gone', 'sudo start lamp', 'start lamp', '1: [...]start lamp'),
    ('a word in a string', 'say("the old sign")', 'say("the new sign")', '1: say("the {+new+} sign")'),
    ('a line that became another', 'wind = 1', 'row(x)', '1: {+row(x)+}'),
    ('indentation is an edit of the line', 'if wind:\nsail()', 'if wind:\n  sail()', 'if wind:\n2:   {+sail()+}'),
    ('a line that is gone', 'a()\nb()\nc()', 'a()\nc()', 'a()\n|\nc()'),
    ('the first line is gone', 'a()\nb()', 'b()', '|\nb()'),
    ('the last line is gone', 'a()\nb()', 'a()', 'a()\n|'),
    ('lines that are gone beside one that changed', 'start = 8\npause = 12\nstop = 20', 'start = 9\nstop = 20', '1: start = {+9+}\n|\nstop = 20'),
    ('a blank line that is gone is space', 'a()\n\nb()', 'a()\nb()', 'a()\nb()'),
    ('a blank line that is new is space', 'a()\nb()', 'a()\n\nb()', 'a()\n\nb()'),
    ('blank lines around new ones', 'a()\nz()', 'a()\n\nb()\n\nc()\n\nz()', 'a()\n\n3: {+b()+}\n4: \n5: {+c()+}\n\nz()'),
    ('no confetti', 'foo.bar(baz)', 'qux.quux(corge)', '1: {+qux.quux(corge)+}'),
    ('a decimal is one word', 'wait(1.50)', 'wait(2.50)', '1: wait({+2.50+})'),
]  # fmt: skip


@pytest.mark.parametrize(
    ('original', 'edited', 'expected'), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_what_changed_in_code(original: str, edited: str, expected: str) -> None:
    assert shown(original, edited) == expected


def test_a_long_rewrite_is_one_of_whole_lines() -> None:
    sides = ['\n'.join(f'{name}({n}, {n})' for n in range(300)) for name in ('ring', 'rang')]
    found = changes(*sides)
    assert len(found.stretches) == len(found.lines) == 300
    assert found.gaps == []


def test_a_stretch_is_read_as_it_was_written() -> None:
    found = changes('f(a, b)', 'f(a, c)')
    assert [write_stretch(stretch) for stretch in found.stretches] == ['5-6:modified']
    assert [read_stretch('5-6:modified')] == found.stretches
    with pytest.raises(ValueError, match='no stretch'):
        read_stretch('5-6')


# HTML

LAMPS = 'lamp = find("harbour")\nlamp.wait(10)\nwarn()\nlamp.light(a < b)'
EDITED = 'lamp = find("pier")\nlamp.wait(15)\nlamp.light(a < b)\n\nreport("<&>")'


def copied(block: Tag) -> str:
    """Return what a copy of code has: all text but the numbers of lines."""
    for number in block.select('.linenos'):
        number.decompose()
    return block.select('pre')[-1].get_text()


@pytest.mark.parametrize('language', ['python', 'console', 'html', 'none'])
@pytest.mark.parametrize(
    'options',
    [(), (':linenos:',), (':emphasize-lines: 1,3',), (':linenos:', ':lineno-start: 10'), (':caption: C',), (':dedent: 0', ':class: wide', ':name: n')],
)  # fmt: skip
@pytest.mark.parametrize('style', ['table', 'inline'])
def test_words_in_code_are_marked_and_the_copy_is_the_edited_code(
    project: Callable[..., Built], language: str, options: tuple[str, ...], style: str
) -> None:
    files = article(code(LAMPS, language, *options), code(EDITED, language, *options))
    values = {
        'html_codeblock_linenos_style': style,
        'suppress_warnings': ['misc.highlighting_failure'],
    }
    page = project(files, 'html', confoverrides=values).soup()
    block = page.select_one('.ledger-code.ledger-placed')
    marks = [mark.get_text() for mark in block.select('pre ins')]
    assert ''.join(marks) == 'pier15report("<&>")'
    signs = block.select('.ledger-drawn')
    assert [sign['data-sign'] for sign in signs] == ['[...]']
    assert len(block.select('.ledger-line')) == 3
    assert copied(block).rstrip('\n') == EDITED
    signs[0].string = '|'
    assert copied(block).rstrip('\n') == EDITED.replace('lamp.light', '|lamp.light')


def test_a_sign_stands_at_its_place_in_numbers_beside_the_code(
    project: Callable[..., Built],
) -> None:
    old = code('a()\nb()\nc()', 'python', ':linenos:')
    files = article(old, old.replace('   b()\n', ''))
    page = project(files, 'html', confoverrides={'html_codeblock_linenos_style': 'table'}).soup()
    numbers, text = page.select('.highlighttable pre')
    assert [str(part) for part in numbers.contents][-2:] == [
        '<span aria-hidden="true" class="ledger-gap"></span>',
        '<span class="normal">2</span>',
    ]
    assert text.get_text() == 'a()\nc()\n'
    assert text.select_one('.ledger-gap').previous_sibling == '\n'


@pytest.mark.parametrize(
    ('original', 'edited', 'said'),
    [
        ('a()\nb()\nc()', 'a()\nc()', '[...] after line 1'),
        ('a()\nb()', 'b()', '[...] before line 1'),
        ('a()\nb()\nc()\nd()', 'b()\nd()', '[...] before line 1 and after line 1'),
        ('a()\nb()\nc()\nd()\ne()', 'a()\nc()\ne()', '[...] after lines 1-2'),
        ('ring(a, b)', 'ring(a)', '[...] in line 1'),
    ],
)
def test_removals_in_code_say_where_they_were(
    project: Callable[..., Built], original: str, edited: str, said: str
) -> None:
    files = article(code(original), code(edited))
    assert said in project(files).text('index.txt').splitlines()
    block = project({}, 'html').soup().select_one('.ledger-code')
    assert block.select_one('p.ledger-elided-lines').get_text() == said


def test_lines_are_told_by_the_numbers_that_are_shown(project: Callable[..., Built]) -> None:
    options = (':lineno-start: 40', ':emphasize-lines: 1')
    files = article(
        code('a()\nb()\nc(1)', 'python', *options), code('a()\nc(2)', 'python', *options)
    )
    told = project(files).text('index.txt').splitlines()
    assert '{+line 41+}' in told
    assert '[...] after line 40' in told


def test_blank_lines_of_code_leave_no_mark(project: Callable[..., Built]) -> None:
    for files in (
        article(code('a()\n\nb()'), code('a()\nb()')),
        article(code('a()\nb()'), code('a()\n\n\nb()')),
    ):
        page = project(files, 'html').soup()
        assert page.select('[class*=ledger]') == []


def test_code_of_which_lines_were_removed_has_no_bar(project: Callable[..., Built]) -> None:
    page = project(article(code('a()\nb()'), code('a()')), 'html').soup()
    assert page.select('.ledger-block') == []
    assert 'A bar' not in page.select_one('.ledger-legend').get_text()
    assert '[...]' in page.select_one('.ledger-legend').get_text()


def test_a_paragraph_removed_behind_shortened_code_has_a_sign_of_its_own(
    project: Callable[..., Built],
) -> None:
    files = article(
        code('a()\nb()') + '\nThis paragraph goes away.\n\nThis one stays.\n',
        code('a()') + '\nThis one stays.\n',
    )
    told = [line for line in project(files).text('index.txt').splitlines() if '[...]' in line]
    assert told[:2] == ['[...] after line 1', '[...]']


def test_lines_are_found_although_empty_ones_before_them_are_not_shown(
    project: Callable[..., Built],
) -> None:
    files = {
        **article(
            '.. literalinclude:: /articles/one.sh\n   :language: sh\n',
            '.. literalinclude:: /articles/two.sh\n   :language: sh\n',
        ),
        'articles/one.sh': '\n\nstart lamp\nstart horn\nstop\n',
        'articles/two.sh': '\n\nstart lamp\nstart bell\nstop\n',
    }
    page = project(files, 'html').soup()
    assert [line.get_text() for line in page.select('.ledger-line')] == ['start bell\n']
    assert [mark.get_text() for mark in page.select('pre ins')] == ['bell']
    latex = project({}, 'latex', confoverrides={'project': 'p'}).text('p.tex')
    assert '\\begin{sphinxledgercode}[2]' in latex
    assert '\\fvset{hllines={, 2,}}' in latex


def test_text_that_sphinx_does_not_colour_has_its_marks(project: Callable[..., Built]) -> None:
    escaped = '.. parsed-literal::\n\n   run \\*fast\n   {}\n'
    files = article(escaped.format('stop now'), escaped.format('stop later'))
    page = project(files, 'html').soup()
    assert [mark.get_text() for mark in page.select('pre ins')] == ['later']
    assert (
        '\\sphinxledgerhighlight'
        in project({}, 'latex', confoverrides={'project': 'p'})
        .text('p.tex')
        .partition('sphinxledgercode')[2]
        .partition('sphinxledgercode')[0]
    )


@pytest.mark.parametrize(
    ('before', 'now', 'marked'),
    [
        ('see https://example.org/a now', 'see https://example.org/a then', ['then']),
        ('see https://example.org/a now', 'see https://example.org/b now', ['b']),
        ('ask a@example.org', 'ask b@example.org soon', ['b', 'soon']),
        ('a broken [#n]_ one', 'a broken [#n]_ two', ['two']),
    ],
)
def test_a_parsed_literal_that_sphinx_takes_for_code_has_its_marks(
    project: Callable[..., Built], before: str, now: str, marked: list[str]
) -> None:
    literal = '.. parsed-literal::\n\n   {}\n   It stays.\n'
    page = project(article(literal.format(before), literal.format(now)), 'html').soup()
    assert [mark.get_text() for mark in page.select('pre ins')] == marked
    latex = project({}, 'latex', confoverrides={'project': 'p'}).text('p.tex')
    assert '\\begin{sphinxledgercode}[1]' in latex


def test_code_in_a_table_cell_has_its_marks(project: Callable[..., Built]) -> None:
    cell = '.. list-table::\n\n   * - One\n     - ::\n\n          a()\n          b({})\n'
    page = project(article(cell.format(1), cell.format(2)), 'html').soup()
    assert [mark.get_text() for mark in page.select('td pre ins')] == ['2']


def test_the_document_tree_has_line_numbers_as_numbers(project: Callable[..., Built]) -> None:
    files = article(code('a()\nb(1)\nc()'), code('a()\nb(2)'))
    assert 'lines="2"' in project(files, 'xml').text('index.xml')


# Text that keeps its lines and has markup in it

PARSED = '.. parsed-literal::\n\n   lamp *colour*\n   bell **twice**\n   horn\n'


@pytest.mark.parametrize('gone', ['   lamp *colour*\n', '   bell **twice**\n', '   horn\n'])
def test_a_line_removed_from_a_parsed_literal_leaves_a_line(
    project: Callable[..., Built], gone: str
) -> None:
    built = project(article(PARSED, PARSED.replace(gone, '')))
    told = built.text('index.txt').partition('**About')[0].split('\n')
    assert told[:3] == PARSED.replace(gone, '   [...]\n').split('\n')[2:5]
    page = project({}, 'html').soup()
    for sign in page.select('pre .ledger-uncopied'):
        sign.decompose()
    assert page.pre.get_text().split('\n') == told_without(told[:3])


def told_without(told: list[str]) -> list[str]:
    """Return lines of text without the signs and the emphasis in them."""
    return [line.strip().replace('*', '') for line in told if '[...]' not in line]


def test_a_word_removed_from_a_parsed_literal_stays_in_its_line(
    project: Callable[..., Built],
) -> None:
    built = project(article(PARSED, PARSED.replace(' **twice**', '')))
    assert '   bell [...]\n' in built.text('index.txt')


@pytest.mark.parametrize(
    ('before', 'now', 'expected'),
    [
        ('second line', 'second *line*', 'second *{+line+}*'),
        ('second old line', 'second **new** line', 'second **{+new+}** line'),
        ('second line', '*second* line\n   another', '*{+second+}* line\n   {+another+}'),
    ],
)
def test_a_parsed_literal_with_its_first_markup_is_the_one_that_it_was(
    project: Callable[..., Built], before: str, now: str, expected: str
) -> None:
    text = 'See this.\n\n::\n\n   first of all, a call\n\n.. parsed-literal::\n\n   one line\n   {}\n   third\n'
    told = project(article(text.format(before), text.format(now))).text('index.txt')
    literal = f'   one line\n   {expected}\n   third\n'
    assert told.startswith(f'See this.\n\n   first of all, a call\n\n{literal}')


def test_a_rule_that_is_gone_is_not_taken_for_a_new_one(project: Callable[..., Built]) -> None:
    rules = '.. productionlist::\n   lamp: "white" | "red"\n   {}bell: "once"\n{}'
    files = article(
        rules.format('horn: "long" `pause`\n   ', ''), rules.format('', '   flag: "blue"\n')
    )
    told = project(files).text('index.txt').partition('**About')[0].split('\n')
    # The writer of Sphinx 8 adds the names of rules, which are no part of its nodes.
    flag = '{+flag ::= "blue"+}' if sphinx.version_info >= (9,) else 'flag ::= {+"blue"+}'
    assert [line.strip() for line in told if line] == [
        'lamp ::= "white" | "red"',
        '[...]',
        'bell ::= "once"',
        flag,
    ]


# LaTeX


def test_words_in_code_are_marked_in_latex(project: Callable[..., Built]) -> None:
    old = 'say("a_b", 1)\nlamp(x)'
    new = 'say("a_c", 1)\nlamp(x, {"é": "~%"})'
    files = article(code(old), code(new))
    latex = project(files, 'latex', confoverrides={'project': 'p'}).text('p.tex')
    marked = r'\sphinxledgercodeword'
    assert rf'\PYG{{l+s+s2}}{{{marked}{{a\PYGZus{{}}c}}}}' in latex
    assert rf'{marked}{{é}}' in latex
    assert rf'{marked}{{\PYGZti{{}}' in latex
    assert rf'{marked}{{lamp}}' not in latex


def test_marks_in_code_take_nothing_from_its_latex() -> None:
    source = 'f(a, {"b": \\d})\n\nx = 1'
    colours = PygmentsBridge('latex').highlight_block(source, 'python')
    written = colours.replace('{Verbatim}', '{sphinxVerbatim}')
    stretches = [Stretch(0, 4, 'added'), Stretch(5, 16, 'modified'), Stretch(18, 23, 'added')]
    marked = with_words(written, source, stretches)
    assert marked.count(r'\sphinxledgercodeword{') > 5
    bare = marked.replace(r'\sphinxledgercodebreak{}', '')
    while r'\sphinxledgercodeword{' in bare:
        head, _, rest = bare.rpartition(r'\sphinxledgercodeword{')
        depth = 1
        stop = 0
        while depth:
            depth += {'{': 1, '}': -1}.get(rest[stop], 0)
            stop += 1
        bare = head + rest[: stop - 1] + rest[stop:]
    assert bare == written


def test_code_that_reads_otherwise_in_latex_has_no_words_marked() -> None:
    written = '\\begin{sphinxVerbatim}[x]\nf(\\infty)\n\\end{sphinxVerbatim}'
    assert with_words(written, 'f(oo)', [Stretch(2, 4, 'added')]) == written


@pytest.mark.slow
@pytest.mark.parametrize('engine', ['pdflatex', 'xelatex', 'lualatex'])
def test_words_in_code_are_blue_on_paper_and_long_lines_are_broken(
    project: Callable[..., Built], engine: str
) -> None:
    many = 'report(lamp, "a line much longer than a page is wide, and then/some.more,of.them")'
    files = article(code('lamp(1, 2)', 'python', ':linenos:'), code(f'lamp(1, 3)\n{many}'))
    need(engine)
    values = {'project': 'p', 'latex_engine': engine, 'latex_use_xindy': False}
    built = project(files, 'latex', confoverrides=values)
    option = {'pdflatex': '-pdf', 'xelatex': '-pdfxe', 'lualatex': '-pdflua'}[engine]
    ran = subprocess.run(
        ['latexmk', option, '-interaction=nonstopmode', '-halt-on-error', 'p.tex'],
        cwd=built.out,
        capture_output=True,
        check=False,
        timeout=300,
    )
    assert ran.returncode == 0, ran.stdout.decode('utf-8', 'replace')[-2000:]
    with pdfplumber.open(built.out / 'p.pdf') as pdf:
        chars = [char for page in pdf.pages for char in page.chars]
        found = [char for char in chars if is_blue(char) and char['text'].strip()]
        edge = pdf.pages[0].width - 60
    written = ''.join(char['text'] for char in found)
    assert written.startswith('3report(lamp,"aline')
    assert max(char['x1'] for char in found) < edge


def test_what_is_told_of_removed_lines_is_found_by_no_search(
    project: Callable[..., Built],
) -> None:
    files = article(code('lamp(x)\nbell(y)'), code('lamp(x)'))
    built = project(files, 'html')
    assert '>[...]</span> after line 1<' in built.text('index.html')
    if sphinx.version_info >= (9,):  # Sphinx 8 searches everything
        assert '"line":' not in built.text('searchindex.js')
