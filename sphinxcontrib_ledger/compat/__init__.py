"""The only package that touches private names of docutils, Sphinx and MyST-Parser.

A module each for documents, environments and registries.  The test of the private names of hosts
says that each of these names exists in the versions that are installed.
``read/formats/myst.py`` and ``myst_renderer.py`` also override methods of MyST-Parser that have
public names but no promise; ``test_what_is_used_of_myst_parser_is_there`` watches these.
"""
