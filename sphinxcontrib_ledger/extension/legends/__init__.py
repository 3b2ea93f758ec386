"""Where legends stand: beside an article, or for all that a document or a project shows."""
