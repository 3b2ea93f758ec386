"""The part of an edit script that is about signs: to which mark each of them belongs."""
