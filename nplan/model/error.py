"""What is wrong with the world rather than with somebody's files: no such folder, disk full."""


class NplanError(Exception):
    """Stops a command; the command line tells it once, as a sentence.

    Args:
        code: which sentence, e.g. no-project.
        values: what the sentence needs to know.
    """

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values
