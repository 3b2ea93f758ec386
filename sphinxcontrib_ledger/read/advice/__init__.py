"""What an error about a file can tell people: which file, encoding or program they may want."""
