"""What is wrong with a directive as it was written: its options, and blocks that are none."""
