"""What is told about tables that come in and go out, in English.

By code, or by code and the way in which it is meant: the message and the remedy, to be filled in
from the values.
"""

OF_TABLES: dict[str, tuple[str, str]] = {}
