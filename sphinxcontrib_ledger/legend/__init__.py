"""What an article says to readers about its marks: the legend, and the list of changes."""
