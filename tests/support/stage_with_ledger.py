"""The same extension, which says how its nodes are compared and marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import stage
from sphinxcontrib_ledger import add_construct

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, bool]:
    app.setup_extension('stage')
    add_construct(app, stage.film, 'atom', shown=['name'], why='a poster is decoration')
    add_construct(app, stage.scene, 'atom', why='a scene is played as a whole')
    add_construct(app, stage.verse, 'words', 'around', why='a verse is read as a whole')
    add_construct(app, stage.key, 'word', why='a key is one thing to press')
    add_construct(app, stage.bell, 'skip', 'apart', why='a bell rings and says nothing')
    return {'parallel_read_safe': True, 'parallel_write_safe': True}
