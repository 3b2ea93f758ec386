"""What is proved of an annotated article on every build, and the report of it."""
