"""The account of an article in forms for other programs."""
