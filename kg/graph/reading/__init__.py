"""What a store holds of events, read for the views and the exports that stand above."""
