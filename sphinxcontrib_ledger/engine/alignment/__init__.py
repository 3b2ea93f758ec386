"""The alignment: which blocks of the original became which blocks of the edited article.

``align`` has the steps in their order, ``groups`` the state that they change.

In the examples of this package, ``before`` is the original, and ``wrong`` and ``right`` are the
edited article with marks on it: ``|`` stands between two blocks, ``#`` before a heading, ``>``
before what moved; ``[-removed-]``, ``{+added+}``.
"""
