"""What is told when files are made and changed, in English.

By code, or by code and the way in which it is meant: the message and the remedy, to be filled in
from the values.
"""

OF_WRITING: dict[str, tuple[str, str]] = {
    "cannot-edit": (
        "{file} is written in a way that cannot be changed safely: nothing was written",
        "see with nplan validate what is wrong in it, or make the change in an editor.",
    ),
    "changed-meanwhile": (
        "{file} was changed by somebody else just now: nothing was written",
        "do the same again; what the other one wrote is kept.",
    ),
    "read-only": (
        "{file} may only be read: nothing was written",
        "take away its write protection if you may change it.",
    ),
    "locked": (
        "another nplan is writing in {folder}",
        "wait until it is done, and do the same again.",
    ),
    "schemas-to-a-file": (
        "{file} is one file, and each kind of file has a schema of its own",
        "name a folder with -o, or the kind of file that you want the schema of.",
    ),
}
