"""A web page taken apart: its elements in order, with their attributes and the words in them."""

from collections.abc import Iterator
from html.parser import HTMLParser

import msgspec

VOID = {"br", "wbr", "meta", "img", "hr", "input", "link", "col"}


class Element(msgspec.Struct):
    """An element, or with the tag "" a text."""

    tag: str
    attributes: dict[str, str | None] = {}
    children: list["Element"] = []
    text: str = ""

    def all(self, *tags: str) -> Iterator["Element"]:
        """The elements inside it that have one of the tags; all of them if none is asked for."""
        for child in self.children:
            if child.tag and (not tags or child.tag in tags):
                yield child
            yield from child.all(*tags)

    def one(self, tag: str) -> "Element":
        """The only element of a tag."""
        (found,) = self.all(tag)
        return found

    def words(self) -> str:
        """The words in it, a break as a line end."""
        inner = "".join(child.words() for child in self.children)
        return self.text + ("\n" if self.tag == "br" else inner)

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name) or ""


class _Reading(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("page")]

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attributes]
        assert len(names) == len(set(names)), attributes
        element = Element(tag, dict(attributes), [])
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(Element("", text=data))


def read(page: bytes) -> Element:
    """The page; every element must be closed where it was opened."""
    reading = _Reading()
    reading.feed(page.decode())
    reading.close()
    (root,) = reading.open
    return root
