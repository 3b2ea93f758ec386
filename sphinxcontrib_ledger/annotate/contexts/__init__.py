"""Marks of what stands around a text: another list, quotation, note or level of heading."""
