"""Questions over everything that happened: an in-memory DuckDB in each process, over Parquet files and rows handed in."""
