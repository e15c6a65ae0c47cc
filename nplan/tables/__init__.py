"""Tables: import from and export to CSV, XLSX and Parquet."""
