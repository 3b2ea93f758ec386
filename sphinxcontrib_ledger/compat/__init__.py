"""The only package that touches private names of docutils, Sphinx and MyST-Parser.

A module each for documents, environments and registries.  The test of the private names of hosts
says that each of these names exists in the versions that are installed.
"""
