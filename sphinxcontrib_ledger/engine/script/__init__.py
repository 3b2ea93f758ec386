"""A pair of blocks becomes an edit script, whose edits are then made readable."""
