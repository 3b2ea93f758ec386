"""What each output showed when it was written last, so that its pages are written again in time.

Builders may share Sphinx's environment, which is stored before pages are written, and a build may
end between the two.  So this is kept in a file beside the doctrees, when all pages are written.

In: what a build is going to show, by names.
Out: what the same output showed before.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: The attribute of Sphinx's environment: what the build that runs is going to show, by names.
SHOWS = 'ledger_shows'
#: After all that notes what was shown.
LAST = 900


def register_outputs(app: Sphinx) -> None:
    """Store what was shown when a build has ended."""
    app.connect('builder-inited', _begin)
    app.connect('build-finished', _store, LAST)


def showed(app: Sphinx, what: str) -> Any:
    """Return what the output showed of something when it was written last; ``None`` at first."""
    return _outputs(app).get(str(app.outdir), {}).get(what)


def note(app: Sphinx, what: str, value: Any) -> None:
    """Note what the output is going to show of something: data that JSON knows."""
    vars(app.env)[SHOWS][what] = value


def shows(env: Any, what: str) -> Any:
    """Return what the output that is written shows of something; ``None`` if that is nothing."""
    return vars(env).get(SHOWS, {}).get(what)


def digest(value: object) -> str:
    """Return a short text that is another one for another value: what is kept of long ones."""
    return hashlib.sha256(repr(value).encode()).hexdigest()


def _begin(app: Sphinx) -> None:
    vars(app.env)[SHOWS] = {}


def _store(app: Sphinx, problem: Exception | None) -> None:
    """Store what is shown now; nothing if the build failed, or is as before."""
    env: Any = app.env
    now = vars(env).get(SHOWS) if env is not None else None
    if problem is not None or not now:
        return
    outputs = _outputs(app)
    before = outputs.get(str(app.outdir), {})
    if before | now != before:
        outputs[str(app.outdir)] = before | now
        _file(app).write_text(json.dumps(outputs, sort_keys=True), encoding='utf-8')


def _file(app: Sphinx) -> Path:
    return Path(app.doctreedir, f'ledger-{app.builder.name}.json')


def _outputs(app: Sphinx) -> dict[str, dict[str, Any]]:
    """Return what each output of a builder showed, by its folder."""
    try:
        outputs: dict[str, dict[str, Any]] = json.loads(_file(app).read_text(encoding='utf-8'))
    except (OSError, ValueError):
        return {}
    return outputs
