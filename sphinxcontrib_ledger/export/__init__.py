"""The account of an article as values for others: the record, and JSON for other programs."""
