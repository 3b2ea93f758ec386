"""How alike two units are, and whether that is enough to know one of them again."""
