"""What `kg verify` checks."""
