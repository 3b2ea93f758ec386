"""Tides of the harbour and of the bay."""

from __future__ import annotations


def high(day: str, place: str = 'quay') -> int:
    """Return the hour of high water at a place."""
    return len(day + place)


class Gauge:
    """A gauge at a pier."""

    def read(self, times: int = 2) -> float:
        """Read the gauge some times, and take the mean.

        :param times: how often
        :raises OSError: if the gauge is frozen
        """
        return 1.5 * times


def low(day: str) -> int:
    """Return the hour of low water."""
    return len(day) + 9
