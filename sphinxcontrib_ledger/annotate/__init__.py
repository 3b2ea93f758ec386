"""An account becomes marks in the doctree of the edited article."""
