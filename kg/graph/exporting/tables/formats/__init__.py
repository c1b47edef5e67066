"""The formats that hold tables."""
