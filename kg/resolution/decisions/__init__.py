"""An editor's decisions: read from their file, and carried out over what the rules have found."""
