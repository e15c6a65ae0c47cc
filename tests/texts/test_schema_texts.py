"""Every field is told of in both languages, and the catalogue has no more and no less."""

from pathlib import Path

from babel.messages.pofile import read_po

import nplan
from nplan.cli.documented import documented
from nplan.cli.editor import FILE_KINDS
from nplan.cli.schema_names import called
from nplan.cli.schema_types import AGAIN, MESSAGES, UNKNOWN, Names, schema_of
from nplan.model.record import Record, fields
from nplan.model.values import FromFile

SWEDISH = Path(nplan.__file__).parent / "texts/sv/schema.po"


def told() -> set[str]:
    """Every English text that a schema can hold."""
    found = {*MESSAGES.values(), *UNKNOWN.values(), AGAIN}

    def text(english: str) -> str:
        found.add(english)
        return english

    called(text)
    for holds, _ in FILE_KINDS.values():
        schema_of(holds, {}, text)
        schema_of(holds, {kind: Names({"a": "A"}) for kind in UNKNOWN}, text)
    return found


def test_each_text_has_its_swedish_and_none_is_stale() -> None:
    with SWEDISH.open("rb") as file:
        written = {str(one.id): str(one.string) for one in read_po(file, locale="sv") if one.id}
    assert told() - written.keys() == set()
    assert written.keys() - told() == set()
    assert [english for english, swedish in written.items() if not swedish] == []
    for english, swedish in written.items():
        assert english.endswith(".") == swedish.endswith("."), english
        assert english.count("{choices}") == swedish.count("{choices}")


def test_every_field_says_what_it_means() -> None:
    def below(type_: type) -> list[type]:
        return [one for part in type_.__subclasses__() for one in (part, *below(part))]

    silent = [
        f"{record.__name__}.{field.encode_name}"
        for record in below(Record)
        for field in fields(record)
        if field.type != FromFile and field.name not in documented(record)
    ]
    assert silent == []
