"""Who asks: workspaces, operators and their sessions, write keys of sources, tokens of shoppers."""
