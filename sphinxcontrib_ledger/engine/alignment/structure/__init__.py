"""Alignment by what holds blocks: sections, lists, enumerations and the columns of tables."""
