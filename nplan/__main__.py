"""`python -m nplan` and the console script: the version at once, all else through the CLI."""

import sys


def main() -> None:
    """Run nplan; `--version` is answered before anything heavy is imported."""
    if sys.argv[1:] == ["--version"]:
        from nplan import __version__

        print(f"nplan {__version__}")
        return
    from nplan.cli import run

    run()


if __name__ == "__main__":
    main()
