"""The phrases that readers see, in their languages."""
