"""What pages need where other extensions write them, too."""
