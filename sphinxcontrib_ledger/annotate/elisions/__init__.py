"""Where the removed blocks of an article leave their elisions, and in what form."""
