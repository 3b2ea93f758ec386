"""Documents that others wrote to test docutils and Sphinx, as articles of this extension."""
