"""Who it happened to: identities joined into persons.

Every digest comes here first. `identifiers` cleans what an event names somebody by, `identity` decides by fixed rules whose event
it is and says why, `profile` folds traits; all three are pure. `service` does that for a whole batch with a few statements.
Merges are links: no event and no identifier is rewritten, and the journal holds what is needed to undo one.
"""
