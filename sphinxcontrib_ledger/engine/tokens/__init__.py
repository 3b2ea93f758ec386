"""A text becomes tokens: words, numbers and signs, each with the key that it is compared by."""
