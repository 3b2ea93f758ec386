"""What Sphinx and docutils call: directives, transforms and what waits between them."""
