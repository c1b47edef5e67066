"""What one built graph holds and another does not, or holds otherwise."""
