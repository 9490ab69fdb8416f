"""Orders, events and customers from a file: CSV as shops and tills write it, or Parquet.

`mapping` says which column means what and `suggesting` guesses one; `staging` brings the rows into an in-memory DuckDB; `cleaning`
turns them into typed lines, or into rejects with a reason; `telling` makes events of them; `sending` hands those over.
"""
