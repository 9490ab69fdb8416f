"""Who it happened to: identities joined into persons."""
