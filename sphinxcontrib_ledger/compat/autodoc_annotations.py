"""What autodoc writes into the classes that it describes is taken back after an original.

Autodoc adds to a class's ``__annotations__`` what comments and ``__init__`` annotate.
``:undoc-members:`` then finds members in the class that it did not find the first time:

    original describes Boat   name            ``self.age: int`` is noted in the class
    wrong: the page describes name, age       and ``age`` looks added
    right: the page describes name            as it does without an original

Classes are shared by all environments, so what an original had noted is removed again.
What autodoc noted for pages stays, and what a class says in its own body is never touched.

In: Sphinx's analyses of the modules that were described.
Out: their classes, as they were before.
"""

from __future__ import annotations

import ast
import inspect
import sys
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, MutableSet
    from types import ModuleType

#: Where Sphinx from 9.0 on keeps which modules and classes it has completed.
COMPLETED = (
    'sphinx.ext.autodoc._dynamic._type_comments',
    '_objects_with_type_comment_annotations',
)
#: Statements whose own names are not those of the class or module around them.
SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


@contextmanager
def annotations_restored() -> Iterator[None]:
    """Take back what autodoc notes meanwhile.

    Linear in the number of classes in modules that autodoc has analysed.
    """
    completed = completed_objects()
    before = set(completed)
    known = {(id(owner), name) for owner, name in noted_annotations()}
    try:
        yield
    finally:
        for owner, name in list(noted_annotations()):
            if (id(owner), name) not in known:
                del owner.__annotations__[name]
        for thing in set(completed) - before:
            completed.discard(thing)


def completed_objects() -> MutableSet[Any]:
    """Return Sphinx's own set of what it has completed; an empty one where it keeps none."""
    module, name = COMPLETED
    kept: MutableSet[Any] = getattr(sys.modules.get(module), name, set())
    return kept


def noted_annotations() -> Iterator[tuple[Any, str]]:
    """Go through what autodoc has noted: the class or module, and the name of the annotation."""
    analyses = _analyses()
    for module_name, analysis in analyses.items():
        module = sys.modules.get(module_name)
        if module is None:
            continue
        written = _written_annotations(analysis.code)
        for path, owner in _owners(module):
            for name, value in inspect.get_annotations(owner).items():
                if (path, name) not in written and _is_noted(owner, name, value, analyses):
                    yield owner, name


def _analyses() -> dict[str, Any]:
    """Return Sphinx's analyses of modules, by their names, where they succeeded."""
    if 'sphinx.ext.autodoc' not in sys.modules:
        return {}
    from sphinx.pycode import ModuleAnalyzer

    return {
        str(name): analysis
        for (kind, name), analysis in list(ModuleAnalyzer.cache.items())
        if kind == 'module' and getattr(analysis, 'annotations', None)
    }


def _is_noted(owner: Any, name: str, value: Any, analyses: dict[str, Any]) -> bool:
    """Return whether an annotation is the very text that an analysis found.

    Sphinx 8 notes in a class what its bases have, too.
    """
    bases = owner.__mro__ if isinstance(owner, type) else (owner,)
    return any(
        analysis.annotations.get((_path(base), name)) is value
        for base in bases
        if (analysis := analyses.get(_module_of(base))) is not None
    )


def _path(owner: Any) -> str:
    return owner.__qualname__ if isinstance(owner, type) else ''


def _module_of(owner: Any) -> str:
    return owner.__module__ if isinstance(owner, type) else owner.__name__


def _owners(module: ModuleType) -> Iterator[tuple[str, Any]]:
    """Go through a module and the classes that are written in it, each with its path."""
    waiting: list[Any] = [module]
    seen = {id(module)}
    while waiting:
        owner = waiting.pop()
        yield _path(owner), owner
        for value in list(vars(owner).values()):
            is_own = isinstance(value, type) and value.__module__ == module.__name__
            if is_own and id(value) not in seen:
                seen.add(id(value))
                waiting.append(value)


@cache
def _written_annotations(code: str) -> frozenset[tuple[str, str]]:
    """Return what a module and its classes annotate in their bodies: path of a class, name."""
    written: set[tuple[str, str]] = set()
    waiting: list[tuple[str, ast.AST]] = [('', ast.parse(code))]
    while waiting:
        path, node = waiting.pop()
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            written.add((path, node.target.id))
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.ClassDef):
                waiting.append((f'{path}.{child.name}'.lstrip('.'), child))
            elif isinstance(child, ast.stmt | ast.ExceptHandler) and not isinstance(child, SCOPES):
                waiting.append((path, child))
    return frozenset(written)
