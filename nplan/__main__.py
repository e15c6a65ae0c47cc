"""`python -m nplan` and the console script: the version at once."""

import sys

from nplan import __version__


def main() -> int:
    """Answer `--version`; there are no commands yet, which is told as wrong usage."""
    if sys.argv[1:] == ["--version"]:
        print(f"nplan {__version__}")
        return 0
    print("nplan has no commands yet; only nplan --version works.", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
