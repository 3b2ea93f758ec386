"""A file becomes a doctree: the original beside the host document, the edited file in it."""
