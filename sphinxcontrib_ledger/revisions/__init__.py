"""Earlier versions of files from a git repository, by the ``git`` command, without changing it."""
