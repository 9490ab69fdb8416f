"""The state store: one port, two engines.

`port` says what a store can do, `sqlite` and `postgres` do it (only what differs lives there), `dialect` turns the one SQL
text into theirs, `writer` groups many pieces of work into one commit, `migrations` brings a schema up to date.
"""
