"""What each builder showed of other pages when it wrote, so that it knows what to write again.

In: Sphinx's environment, which builders may share, and what a builder is going to show.
Out: what it showed before; the environment keeps both.
"""

from __future__ import annotations

from typing import Any

#: The attribute of Sphinx's environment: ``{(builder, what): value}``.
SHOWN = 'ledger_shown'


def showed(env: Any, builder: str, what: str, now: Any) -> Any:
    """Return what a builder showed of something, ``None`` at first, and note what it shows now."""
    known = vars(env).setdefault(SHOWN, {})
    before = known.get((builder, what))
    known[builder, what] = now
    return before


def shows(env: Any, builder: str, what: str) -> Any:
    """Return what a builder shows of something; ``None`` if that is nothing."""
    return vars(env).get(SHOWN, {}).get((builder, what))
