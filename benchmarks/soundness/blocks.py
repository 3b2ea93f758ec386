"""Makes the blocks of documents, each by a function of the maker and of how deep it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tree import Node, Piece

if TYPE_CHECKING:
    from collections.abc import Callable

    from constructs import Maker

ADMONITIONS = (
    'note', 'warning', 'tip', 'important', 'caution', 'danger', 'hint', 'attention', 'error',
    'seealso', 'todo',
)  # fmt: skip
VERSIONS = ('versionadded', 'versionchanged', 'deprecated')
#: Directives that are boxes with a title.
TITLED = ('admonition', 'topic', 'dropdown', 'card')
#: Directives that only hold blocks.
HOLDERS = ('container', 'compound', 'epigraph', 'only')


def _list(make: Maker, depth: int) -> Node:
    items = [Node('item', children=make.blocks(depth)) for _ in range(make.random.randint(1, 4))]
    return Node('list', make.random.choice(('bullets', 'numbers')), children=items)


def _definitions(make: Maker, depth: int) -> Node:
    return Node('definitions', children=[definition(make, depth) for _ in range(2)])


def definition(make: Maker, depth: int) -> Node:
    """Return a term with its definition."""
    classifier = {'classifier': make.words.noun()} if make.chance(0.2) else {}
    return Node('definition', text=make.phrase(), options=classifier, children=make.blocks(depth))


def _glossary(make: Maker, depth: int) -> Node:
    terms = [definition(make, 2) for _ in range(2)]
    for term in terms:
        term.options.clear()
        term.text = [Piece('', word) for word in (*make.words.title(), f'term{make.next()}@')]
        term.children = [make.paragraph(1, 1)]
    return Node('glossary', children=terms)


def _fields(make: Maker, depth: int) -> Node:
    names = [[Piece('', word) for word in make.words.phrase()] for _ in range(2)]
    fields = [Node('field', text=name, children=make.blocks(depth, 1)) for name in names]
    return Node('fields', children=fields)


def _options(make: Maker, depth: int) -> Node:
    options = [
        Node('option', f'--{make.words.noun()}', children=make.blocks(2, 1)) for _ in range(2)
    ]
    return Node('options', children=options)


def row(make: Maker, width: int) -> Node:
    """Return a row of a table."""
    cells = [Node('paragraph', text=make.phrase()) for _ in range(width)]
    if make.chance(0.2):
        cells[-1] = Node('paragraph', text=make.text(1, 1))
    return Node('row', children=[Node('cell', children=[cell]) for cell in cells])


def _table(make: Maker, depth: int, kind: str = '') -> Node:
    width = make.random.randint(2, 3)
    kind = kind or make.random.choice(('list', 'list', 'csv' if make.form == 'rst' else 'pipe'))
    options = {'header-rows': '1'} if kind == 'pipe' or make.chance(0.4) else {}
    if kind == 'list' and make.chance(0.1):
        options['stub-columns'] = '1'
    rows = [row(make, width) for _ in range(make.random.randint(2, 4))]
    title = make.phrase() if kind in ('list', 'csv') and make.chance(0.2) else None
    return Node('table', kind, text=title, options=options, children=rows)


def _quotation(make: Maker, depth: int) -> Node:
    attribution = make.phrase() if make.form == 'rst' and make.chance(0.3) else None
    return Node('quotation', text=attribution, children=make.blocks(depth))


def _code(make: Maker, depth: int) -> Node:
    if make.chance(0.3) and make.form == 'rst':
        return Node('literal', lines=code_lines(make))
    options = {'linenos': ''} if make.chance(0.1) else {}
    return Node('directive', 'code-block', 'python', None, options, lines=code_lines(make))


def code_lines(make: Maker) -> list[str]:
    """Return lines of code."""
    lines = [f'{make.words.noun()}({make.random.randint(1, 99)})' for _ in range(2)]
    while make.chance(0.5):
        lines.append(f'{make.words.noun()} = {make.words.noun()}.{make.words.noun()}()')
    return lines


def _boxes(names: tuple[str, ...], titled: bool = False) -> Callable[[Maker, int], Node]:
    def make_box(make: Maker, depth: int) -> Node:
        name = make.random.choice(names)
        text = make.phrase() if titled else None
        argument = 'html or latex or text or xml' if name == 'only' else ''
        return Node('directive', name, argument, text, {}, make.blocks(depth))

    return make_box


def _version(make: Maker, depth: int) -> Node:
    text = make.text(1, 2) if make.chance(0.7) else None
    children = make.blocks(depth) if text is None or make.chance(0.3) else []
    name = make.random.choice(VERSIONS)
    return Node('directive', name, f'{make.random.randint(1, 9)}.0', text, {}, children)


def _figure(make: Maker, depth: int) -> Node:
    children = [make.paragraph(1, 1)]
    if make.chance(0.3):
        children.append(make.paragraph(1, 1))
    return Node('directive', 'figure', picture(make), None, {}, children)


def picture(make: Maker) -> str:
    """Return the address of a picture, which need not be there."""
    return f'https://example.org/{make.words.noun()}.png'


def _leaf(name: str) -> Callable[[Maker, int], Node]:
    def make_leaf(make: Maker, depth: int) -> Node:
        if name == 'contents':
            return Node('directive', name, options={'local': ''})
        if name == 'image':
            return Node('directive', name, picture(make))
        if name == 'math':
            return Node('directive', name, lines=[f'x = {make.random.randint(1, 99)} y'])
        if name in ('rubric', 'centered'):
            return Node('directive', name, text=make.phrase())
        return Node(name, lines=[f'>>> {make.words.noun()}()', f'{make.random.randint(1, 99)}'])

    return make_leaf


def _hlist(make: Maker, depth: int) -> Node:
    items = [Node('item', children=[make.paragraph(1, 1)]) for _ in range(3)]
    return Node('directive', 'hlist', children=[Node('list', 'bullets', children=items)])


def _tabs(make: Maker, depth: int) -> Node:
    tabs = [
        Node('directive', 'tab-item', text=make.phrase(), children=make.blocks(1))
        for _ in range(2)
    ]
    return Node('directive', 'tab-set', children=tabs)


def _grid(make: Maker, depth: int) -> Node:
    cards = [
        Node('directive', 'grid-item-card', text=make.phrase(), children=make.blocks(1))
        for _ in range(2)
    ]
    return Node('directive', 'grid', '2', children=cards)


def _object(make: Maker, depth: int) -> Node:
    names = ', '.join(dict.fromkeys(make.words.noun() for _ in range(make.random.randint(0, 3))))
    name = f'{make.words.noun()}{make.next()}_@'
    kind, signature = make.random.choice(
        (
            ('py:function', f'{name}({names})'),
            ('py:class', f'{name}({names})'),
            ('js:function', f'{name}({names})'),
            ('c:function', f'int {name}(int a, char b)'),
            ('envvar', name),
            ('confval', name),
            ('option', f'--{name}'),
            ('describe', f'{name} {names}'),
        )
    )
    return Node('directive', kind, signature, None, {}, make.blocks(depth))


def _lineblock(make: Maker, depth: int) -> Node:
    return Node('lineblock', children=[Node('line', text=make.text(1, 1)) for _ in range(3)])


def _production(make: Maker, depth: int) -> Node:
    lines = [f'{make.words.noun()}{make.next()}: {make.words.noun()} | "{make.words.noun()}"']
    return Node('productionlist', lines=lines)


def _citation(make: Maker, depth: int) -> Node:
    # Sphinx warns of citations without a reference, and keeps them.
    return Node('citation', f'C{make.next()}x@', text=make.text(1, 1))


BLOCKS: dict[str, Callable[[Maker, int], Node]] = {
    'paragraph': lambda make, depth: make.paragraph(),
    'list': _list,
    'definitions': _definitions,
    'glossary': _glossary,
    'fields': _fields,
    'options': _options,
    'table': _table,
    'grid': lambda make, depth: _table(make, depth, 'grid'),
    'quotation': _quotation,
    'code': _code,
    'parsed': lambda make, depth: Node('directive', 'parsed-literal', text=make.text(1, 1)),
    'doctest': _leaf('doctest'),
    'admonition': _boxes(ADMONITIONS),
    'titled': _boxes(TITLED, titled=True),
    'holder': _boxes(HOLDERS),
    'version': _version,
    'figure': _figure,
    'image': _leaf('image'),
    'math': _leaf('math'),
    'rubric': _leaf('rubric'),
    'contents': _leaf('contents'),
    'centered': _leaf('centered'),
    'hlist': _hlist,
    'tabs': _tabs,
    'cards': _grid,
    'object': _object,
    'lineblock': _lineblock,
    'productionlist': _production,
    'citation': _citation,
}
#: What stands anywhere, the more often the likelier.
FLAT = (
    'paragraph', 'paragraph', 'paragraph', 'list', 'definitions', 'fields', 'options', 'quotation',
    'code', 'doctest', 'image', 'math', 'lineblock', 'parsed', 'admonition',
)  # fmt: skip
#: What stands in sections and in one other block at most.
NESTED = (
    'table', 'table', 'grid', 'glossary', 'titled', 'holder', 'version', 'version', 'figure',
    'rubric', 'centered', 'contents', 'hlist', 'tabs', 'cards', 'object', 'productionlist',
    'citation',
)  # fmt: skip
