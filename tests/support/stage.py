"""An extension with nodes of its own, which says nothing of how they are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import Directive, directives

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class film(nodes.General, nodes.Element):
    """A film: nothing but attributes."""


class scene(nodes.General, nodes.Element):
    """Holds blocks."""


class verse(nodes.General, nodes.TextElement):
    """A block with text."""


class key(nodes.Inline, nodes.TextElement):
    """Text within text."""


class bell(nodes.Inline, nodes.Element):
    """A sign within text: nothing but an attribute."""


class Film(Directive):
    """``.. film:: NAME``."""

    required_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = {'poster': directives.unchanged}

    def run(self) -> list[nodes.Node]:
        return [film(name=self.arguments[0], poster=self.options.get('poster', ''))]


class Scene(Directive):
    """``.. scene::`` with blocks in it."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        made = scene()
        self.state.nested_parse(self.content, self.content_offset, made)
        return [made]


class Verse(Directive):
    """``.. verse::`` with lines of text in it."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        text = '\n'.join(self.content)
        return [verse(text, text)]


def key_role(name: str, rawtext: str, text: str, *_: Any) -> tuple[list[nodes.Node], list[Any]]:
    return [key(rawtext, text)], []


def bell_role(name: str, rawtext: str, text: str, *_: Any) -> tuple[list[nodes.Node], list[Any]]:
    return [bell(rawtext, tone=text)], []


def visit_film(self: Any, node: nodes.Element) -> None:
    self.add_text(f'<film {node["name"]} {node["poster"]}>')


def visit_bell(self: Any, node: nodes.Element) -> None:
    self.add_text(f'<{node["tone"]}>')


def visit_block(self: Any, node: nodes.Element) -> None:
    self.new_state(0)


def depart_block(self: Any, node: nodes.Element) -> None:
    self.end_state()


def do_nothing(self: Any, node: nodes.Element) -> None:
    pass


def visit_film_block(self: Any, node: nodes.Element) -> None:
    visit_block(self, node)
    visit_film(self, node)


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_node(film, text=(visit_film_block, depart_block))
    app.add_node(scene, text=(do_nothing, do_nothing))
    app.add_node(verse, text=(visit_block, depart_block))
    app.add_node(key, text=(do_nothing, do_nothing))
    app.add_node(bell, text=(visit_bell, do_nothing))
    app.add_directive('film', Film)
    app.add_directive('scene', Scene)
    app.add_directive('verse', Verse)
    app.add_role('key', key_role)
    app.add_role('bell', bell_role)
    return {'parallel_read_safe': True, 'parallel_write_safe': True}
