"""Tides of the harbour."""

from __future__ import annotations


def high(day: str) -> int:
    """Return the hour of high water."""
    return len(day) + 3


def moon(day: str) -> str:
    """Return what the moon is like, of which nothing depends."""
    return 'full' if 'day' in day else 'new'


class Gauge:
    """A gauge at a pier."""

    def read(self, times: int = 1) -> float:
        """Read the gauge some times.

        :param times: how often
        :raises OSError: if the gauge is frozen
        """
        return 1.5 * times
