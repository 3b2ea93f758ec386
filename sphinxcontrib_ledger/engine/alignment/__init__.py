"""Two lists of blocks become groups of blocks that belong together."""
