"""Pages that are no files of a project: made ones, which Sphinx then reads as any other.

In: Sphinx's environment, when it has found the files of the project.
Out: a page more, whose file lies elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


def add_page(env: Any, docname: str, path: Path) -> None:
    """Add a page whose file lies outside of the folder of the sources."""
    project = env.project
    project.docnames.add(docname)
    project._docname_to_path[docname] = path
    project._path_to_docname[path] = docname
