"""What is told when files are made and changed, in English.

By code, or by code and the way in which it is meant: the message and the remedy, to be filled in
from the values.
"""

OF_WRITING: dict[str, tuple[str, str]] = {}
