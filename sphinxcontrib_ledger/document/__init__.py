"""A doctree becomes blocks; facts about nodes, and changes to trees that can be undone."""
