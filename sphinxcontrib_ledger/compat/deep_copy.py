"""A deep copy of what extensions keep, in which chosen objects stay the ones they are.

``copy.deepcopy`` fails on locks, files and generators, follows nodes to the whole document, and
takes ten times as long as pickling does.
So plain data are pickled by C code, and each other object is asked about here.

In: a value, and by which objects some of its objects are to be replaced.
Out: the copy, and the objects that could not be copied.
"""

from __future__ import annotations

import copyreg
import io
import pickle
import sys
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes
from docutils.transforms import Transform
from docutils.utils import Reporter

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Objects of these types are not changed by reading, or lead to the document that is read.
SHARED_TYPES = (
    *(type, ModuleType, FunctionType, BuiltinFunctionType, nodes.Node),
    *(Reporter, Transform),
)


class Copied(NamedTuple):
    """A copy, and the objects in it that are those of the original, as nothing can copy them."""

    value: Any
    uncopied: tuple[Any, ...]


def deep_copy(value: Any, replaced: Mapping[int, Any]) -> Copied:
    """Return a copy of a value.

    ``replaced`` says by which object the one with that ``id`` is replaced.
    Linear in the size of the value.
    """
    stream = io.BytesIO()
    pickler = _Pickler(stream, replaced)
    try:
        pickler.dump(value)
    except Exception:  # what an extension's own class raises is not known
        return Copied(value, (value,))
    stream.seek(0)
    return Copied(_Unpickler(stream, pickler.shared).load(), tuple(pickler.uncopied))


def outline(value: Any, depth: int = 4) -> Any:
    """Return values that are others if something was added to what cannot be copied.

    Linear in the size of the value, down to a depth.
    """
    if isinstance(value, str | bytes | int | float | None) or not depth:
        return value if isinstance(value, str | bytes | int | float) else id(value)
    if isinstance(value, dict):
        return [(outline(name, 1), outline(one, depth - 1)) for name, one in value.items()]
    if isinstance(value, list | tuple | set | frozenset):
        return [outline(one, depth - 1) for one in value]
    if isinstance(value, io.IOBase):
        return id(value) if value.closed or not value.seekable() else value.tell()
    # What a database connection has counted.
    counted = getattr(value, 'total_changes', None)
    return id(value), counted, outline(getattr(value, '__dict__', None), depth - 1)


def dumped(value: Any) -> bytes:
    """Return bytes that are others if a value is: no copy is made of it."""
    stream = io.BytesIO()
    try:
        _Pickler(stream, {}).dump(value)
    except Exception:  # as in deep_copy
        return repr(outline(value)).encode()
    return stream.getvalue()


class _Pickler(pickle.Pickler):
    """Writes data; objects that stay as they are become numbers in a list."""

    def __init__(self, stream: io.BytesIO, replaced: Mapping[int, Any]) -> None:
        super().__init__(stream, pickle.HIGHEST_PROTOCOL)
        self._replaced = replaced
        self.shared: list[Any] = []
        self.uncopied: list[Any] = []

    def reducer_override(self, obj: Any) -> Any:
        """Say how an object is written; it is asked for all that is no plain data."""
        if id(obj) in self._replaced:
            return self._by_number(self._replaced[id(obj)])
        if isinstance(obj, MethodType) or _is_bound(obj) or _is_global(obj):
            return NotImplemented
        if isinstance(obj, SHARED_TYPES):
            return self._by_number(obj)
        kind = type(obj)
        if _has_own_state(kind):
            return copyreg.__newobj__, (kind,), vars(obj), None, None, _set_state  # type: ignore[attr-defined]
        try:
            return obj.__reduce_ex__(pickle.HIGHEST_PROTOCOL)
        except Exception:  # locks, files, generators; each has an error of its own
            self.uncopied.append(obj)
            return self._by_number(obj)

    def _by_number(self, obj: Any) -> tuple[Any, ...]:
        self.shared.append(obj)
        return shared_object, (len(self.shared) - 1,)


class _Unpickler(pickle.Unpickler):
    """Reads data; numbers become the objects of a list again."""

    def __init__(self, stream: io.BytesIO, shared: list[Any]) -> None:
        super().__init__(stream)
        self._shared = shared

    def find_class(self, module: str, name: str) -> Any:
        """Return what a number is given to, or any other class."""
        if (module, name) == (__name__, shared_object.__name__):
            return self._shared.__getitem__
        return super().find_class(module, name)


def shared_object(number: int) -> Any:
    """Stand for the object of that number; :class:`_Unpickler` has it."""
    raise NotImplementedError


def _is_bound(obj: Any) -> bool:
    """Return whether a function belongs to an object that is copied, as ``[].append`` does."""
    return isinstance(obj, BuiltinFunctionType) and not isinstance(
        obj.__self__, ModuleType | type | None
    )


def _is_global(obj: Any) -> bool:
    """Return whether a class or a function is found by its name, as pickling does."""
    module = getattr(obj, '__module__', None)
    if not isinstance(obj, type | FunctionType | BuiltinFunctionType) or module is None:
        return False
    return getattr(sys.modules.get(module), obj.__qualname__, None) is obj


def _has_own_state(kind: type) -> bool:
    """Return whether all of an object is in its attributes, whatever it says of pickling itself.

    A class may leave out of pickles what it has need of while documents are read.
    """
    own = [name for base in kind.__mro__[:-1] for name in vars(base)]
    return (
        '__reduce_ex__' not in own
        and '__reduce__' not in own
        and kind.__basicsize__ == _Plain.__basicsize__
        # Python 3.11 needs as much for a tuple, and for a class with a slot.
        and kind.__itemsize__ == 0
        and kind.__dictoffset__ != 0
        and kind not in copyreg.dispatch_table
    )


class _Plain:
    """A class as most are, whose objects have nothing but attributes."""


def _set_state(obj: Any, state: dict[str, Any]) -> None:
    vars(obj).update(state)
