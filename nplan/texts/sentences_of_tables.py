"""What is told about tables that come in and go out, in English.

By code, or by code and the way in which it is meant: the message and the remedy, to be filled in
from the values.
"""

OF_TABLES: dict[str, tuple[str, str]] = {
    "no-workbook": (
        "export writes no file like {name}",
        "name a file that ends in .xlsx, or a folder: CSV and Parquet are a file a table.",
    ),
    "workbook-as": (
        "the file is to be {output}, and -f says {name}",
        "leave -f out, or name a folder.",
    ),
    "sort-is-a-workbook": (
        "with --sort the inputs go out in an Excel file, and {name} is none",
        "name a file that ends in .xlsx, and leave -f out.",
    ),
    "sort-is-of-now": (
        "with --sort the inputs go out as they are now, and --at asks for older ones",
        "leave --at or --sort out.",
    ),
    "not-ours": (
        "{file} was not written by nplan export, or was changed since: it is left as it is",
        "name another place, or move the file away first.",
    ),
    "among-others": (
        'nothing was written: {folder} holds other files too, such as "{name}"',
        "name a new folder, or an empty one.",
    ),
    "no-folder": (
        "{file} is a file, and the tables need a folder",
        "name a folder, or a file that ends in .xlsx.",
    ),
    "no-pyarrow": (
        "Parquet cannot be written: pyarrow is not installed",
        "install nplan with its extra parquet (nplan[parquet]), or choose csv or xlsx.",
    ),
    "too-many-rows": (
        "the table {name} has more than {known} rows, which is all that Excel can hold",
        "name a folder instead: as CSV or Parquet a table may be of any length.",
    ),
    "too-long-cell": (
        "{name} has a longer text ({other}) than a cell in Excel can hold",
        "shorten it in its file, or name a folder instead: CSV and Parquet have no such limit.",
    ),
}
