"""Two sequences of keys become the matches between them: anchors, chains, common subsequences."""
