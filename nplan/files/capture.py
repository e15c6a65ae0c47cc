"""Notes as they are typed from flip charts, with headings and short tags, to notes of a meeting."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import dedent
from typing import Literal

import msgspec

from nplan.files.events import UNREADABLE
from nplan.files.lines import LINE_END
from nplan.files.notes import KINDS, MARKS, Note, beginning, notes, said
from nplan.files.tags import Tags, looks_like_tag
from nplan.model.dialogue import Group, Participation
from nplan.model.error import NplanError
from nplan.model.records import slug

_HEADING = re.compile(r"(##?)(?:[ \t]+(.*))?")
_WORD_OF_HEADING = re.compile(r"##?([^ \t#]+)(?=[ \t]+[^ \t])")
_GROUP = re.compile(r"^#(?=(?:bord|grupp|table|group)[ \t]+[^ \t])", re.IGNORECASE)
_TOO_DEEP = re.compile(r"#{3,}[ \t]")
_QUOTED = re.compile(r"(?:^|(?<=[ \t]))@[\"”“]([^\"”“]+)[\"”“]$")
_SPACED = re.compile(r"(?:^|(?<=[ \t]))@[^ \t@]+(?:[ \t]+(?![#*])[^ \t@]+)+$")
_BETWEEN = re.compile(r"(?:[,;]|[ \t](?:och|samt|and|&))+$")
_LIST_MARK = re.compile(r"[-•–][ \t]")
_STAR = re.compile(r"^[ \t]*\*(?:[ \t]+|$)")

What = Literal[
    "unknown",
    "several",
    "again",
    "before",
    "in-heading",
    "participant",
    "participant-several",
    "only-heading",
    "too-deep",
    "no-text",
    "no-space",
    "no-space-heading",
    "confidential",
    "taken",
    "there",
    "there-without-id",
]

Of = Literal["line", "part", "group"]
"""What tags stand at the end of: an input's line, or a heading."""


class Unclear(msgspec.Struct, frozen=True):
    """Something that was typed and is not understood, or not as it may have been meant."""

    line: int
    """The number of the line, from 1."""
    word: str
    what: What
    likely: tuple[str, ...] = ()
    """Tags that may have been meant; the id that was given instead of a taken one; the id
    of the input that stands there already."""


class Part(msgspec.Struct, frozen=True):
    """Tags, written in full, that hold for the lines below a heading."""

    kinds: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()


class Place(msgspec.Struct, frozen=True):
    """Where the next line belongs."""

    group: str | None = None
    """The key of a group; None is the meeting itself."""
    part: Part = Part()


OUTSIDE = Place()
"""Where lines belong before the first heading: to the meeting itself."""


class GroupOpened(msgspec.Struct, frozen=True):
    """A heading that opens a group."""

    line: int
    key: str
    title: str
    area: str | None
    participants: tuple[str, ...]
    """Ids; names that nobody is known by as they were typed."""


class Under(msgspec.Struct, frozen=True):
    """A heading of a part, or of no group."""

    line: int
    text: str
    place: Place


class Taken(msgspec.Struct, frozen=True):
    """An input, as lines of notes."""

    line: int
    group: str | None
    """The key of its group; None is the meeting itself."""
    id: str | None
    """The id that was typed before it."""
    lines: tuple[str, ...]
    """Its lines, tags written in full, without the id."""

    def written(self, id: str) -> tuple[str, ...]:
        """The lines as notes hold them."""
        first, *below = self.lines
        # Two list marks before the id leave one after it to the text.
        marks = "- - " if _LIST_MARK.match(first) else ""
        return (f"{marks}[{id}] {first}", *(f"  {line}" for line in below))

    def note(self, id: str, tags: Tags) -> Note:
        """What the lines say."""
        return next(notes("\n".join(self.written(id)), tags.organisations, tags.areas))


Step = GroupOpened | Under | Taken


class Captured(msgspec.Struct, frozen=True):
    """What was typed, as far as it is understood."""

    steps: tuple[Step, ...]
    """In the order in which they were typed."""
    unclear: tuple[Unclear, ...]
    place: Place
    """Where a line that follows belongs."""
    groups: dict[str, Group]
    """The groups that are known now, by key."""


def group_keys(groups: Sequence[Group]) -> dict[str, Group]:
    """Groups by what a heading may call them: id, title or former id, made a slug."""
    found = {key_of(old): one for one in reversed(groups) for old in one.formerly}
    found |= {key_of(one.title): one for one in reversed(groups)}
    return found | {own_key(one): one for one in reversed(groups)}


def key_of(title: str) -> str:
    """By what a group is known again, however its title is typed."""
    return slug(title) or title.casefold()


def own_key(group: Group) -> str:
    """The key of a group among `group_keys`: its id, or its title made a slug."""
    return group.id or key_of(group.title)


def refuse_unreadable(text: str) -> None:
    """Refuse a text with a character that no file may hold.

    Raises:
        NplanError: there is one (unreadable-character).
    """
    if found := UNREADABLE.search(text):
        line = len(LINE_END.findall(text, 0, found.start())) + 1
        character = f"U+{ord(found[0]):04X}"
        raise NplanError("unreadable-character", line=line, character=character)


def captured(
    text: str, tags: Tags, groups: Mapping[str, Group], place: Place = OUTSIDE
) -> Captured:
    """What lines say, one input a line; no word of them is lost or made up.

    Args:
        text: the lines as they were typed, or several of them.
        tags: what their tags may mean.
        groups: the meeting's groups by key.
        place: where the first line belongs if no heading stands before it.
    """
    reader = _Reader(tags, dict(groups), place)
    steps = tuple(reader.steps(LINE_END.split(dedent(text) if LINE_END.search(text) else text)))
    return Captured(steps, tuple(reader.unclear), reader.place, reader.groups)


class _Tagged(msgspec.Struct, frozen=True):
    """A written line less the tags at its end, and those tags in full."""

    text: str
    tags: tuple[str, ...]

    def starting(self, mark: str) -> tuple[str, ...]:
        return tuple(tag for tag in self.tags if tag[0] == mark)

    @property
    def part(self) -> Part:
        named = self.starting("#")
        kinds = tuple(tag for tag in named if tag[1:] in KINDS)
        areas = tuple(tag for tag in named if tag[1:] not in KINDS)
        return Part(kinds, areas, self.starting("@"))

    def __str__(self) -> str:
        return " ".join((self.text, *self.tags) if self.text else self.tags)


class _Reader:
    """Reads line by line and knows where it is."""

    def __init__(self, tags: Tags, groups: dict[str, Group], place: Place) -> None:
        self.tags, self.groups, self.place = tags, groups, place
        self.unclear: list[Unclear] = []

    def steps(self, lines: Sequence[str]) -> Iterator[Step]:
        typed: list[str] = []
        begun = 0
        for number, line in enumerate((*lines, ""), 1):
            last = number > len(lines)
            blank = not line.strip(" \t")
            if not last and (blank or (typed and line[0] in " \t")):
                typed += [] if blank else [line]
                continue
            if typed:
                yield from self.input(begun, typed)
                typed = []
            if heading := _HEADING.fullmatch(_GROUP.sub("# ", line)):
                yield self.heading(number, line, heading)
            elif not last:
                typed, begun = [line], number

    def tell(self, line: int, word: str, what: What, likely: tuple[str, ...] = ()) -> None:
        self.unclear.append(Unclear(line, word, what, likely))

    def input(self, number: int, typed: Sequence[str]) -> Iterator[Taken]:
        first = _STAR.sub("", typed[0])
        begun = beginning(first)
        bodies = (first[begun.end :], *typed[1:])
        read = [self.tagged(number + at, body, "line") for at, body in enumerate(bodies)]
        if "".join(one.text.strip() for one in read) in ("", *MARKS):
            self.tell(number, " ".join(line.strip() for line in typed), "no-text")
            return
        said_here = [one for one in read if one.text or one.tags]
        if not read[0].text and begun.kind is None and beginning(said_here[0].text).kind:
            said_here.insert(0, read[0])  # the mark of a later line is part of the text
        if begun.stranger is not None:
            self.tell(number, first[slice(*begun.stranger)], "no-space")
        if _TOO_DEEP.match(first):
            self.tell(number, first, "too-deep")
        if (word := _WORD_OF_HEADING.match(first)) and not self.tags.meant(f"#{word[1]}"):
            self.tell(number, word[0], "no-space-heading")
        all_tags = _Tagged("", tuple(tag for one in read for tag in one.tags))
        more = self.inherited(all_tags.part, marked=begun.kind is not None)
        last = said_here[-1]
        said_here[-1] = _Tagged(last.text, (*last.tags, *more))
        mark = f"{first[begun.at]} " if begun.kind else ""
        lines = (f"{mark}{said_here[0]}", *map(str, said_here[1:]))
        taken = Taken(number, self.place.group, begun.id, lines)
        if (hidden := taken.note("0", self.tags).confidential) is not None:
            block = "\n".join(taken.written("0"))
            self.tell(number, block[slice(*hidden)], "confidential")
        yield taken

    def inherited(self, own: Part, *, marked: bool) -> tuple[str, ...]:
        """The tags of the part that a line has none of its own for."""
        part = self.place.part
        return (
            *(() if own.kinds or marked else part.kinds),
            *(() if own.areas else part.areas),
            *(() if own.organisations else part.organisations),
        )

    def heading(self, number: int, line: str, heading: re.Match[str]) -> Step:
        title = (heading[2] or "").strip(" \t")
        of_group = heading[1] == "#"
        read = self.tagged(number, title, "group" if of_group else "part")
        part = read.part
        if of_group and read.text:
            return self.opened(number, read.text, part)
        if of_group and not read.tags:  # back to what was said outside the groups
            self.place = OUTSIDE
            return Under(number, "", self.place)
        if read.text and not read.tags and (meant := self.tags.named(read.text)):
            part = _Tagged("", meant).part
        elif read.text and not read.tags:
            self.tell(number, line, "only-heading")
        self.place = Place(self.place.group, part)
        return Under(number, read.text, self.place)

    def opened(self, number: int, title: str, part: Part) -> GroupOpened:
        area = part.areas[0][1:] if part.areas else None
        known = self.groups.get(key_of(title)) or Group(title=title)
        held = self.tags.areas.get(known.area, known.area) if known.area else None
        if held is None:
            known = msgspec.structs.replace(known, area=area)
        key = own_key(known)
        who = tuple(tag[1:] for tag in part.organisations)
        here = (*known.participants, *(Participation(organisation=id) for id in who))
        self.groups[key] = msgspec.structs.replace(known, participants=here)
        # A group has one area: another one holds for what is said there from now on.
        others = part.areas if held not in (None, area) else ()
        self.place = Place(key, Part(part.kinds, others))
        return GroupOpened(number, key, known.title, area if held is None else None, who)

    def tagged(self, number: int, line: str, of: Of) -> _Tagged:
        """A written line, tags taken from its end as long as they are understood."""
        found: list[str] = []
        while True:
            line = line.rstrip(" \t")
            if of != "line" and found:  # names of a heading are listed as in a sentence
                shorter = _BETWEEN.sub("", line).rstrip(" \t")
                line = shorter if looks_like_tag(self.last_tag(shorter, of)[1]) else line
            at, word = self.last_tag(line, of)
            if not looks_like_tag(word) or (word[0] == "*" and of != "line"):
                break
            meant = self.meant(word)
            if len(meant) == 1 and not self.again(meant[0], found, of):
                found.insert(0, meant[0])
            elif of == "group" and word[0] == "@":
                found.insert(0, word)
                what: What = "participant-several" if len(meant) > 1 else "participant"
                self.tell(number, word, what, meant or self.tags.likely(word))
            else:
                self.stranger(number, line, word, meant, of)
                break
            line = line[: max(at - 1, 0)]
        return _Tagged(line.strip(" \t"), tuple(found))

    def meant(self, word: str) -> tuple[str, ...]:
        """The tags that a word may mean; of several those of who sits there, or takes part."""
        found = self.tags.meant(word)
        if len(found) < 2:
            return found
        group = self.groups.get(self.place.group or "")
        seated = self.seated((group,) if group else ())
        for present in (seated, self.tags.present | self.seated(self.groups.values())):
            if near := tuple(tag for tag in found if tag[1:] in present):
                return near
        return found

    def seated(self, groups: Iterable[Group]) -> frozenset[str]:
        """The ids of those who sit in some groups."""
        return self.tags.ids(one.organisation for group in groups for one in group.participants)

    def last_tag(self, line: str, of: Of) -> tuple[int, str]:
        """The word, or the name of several words, that ends a line, and where it begins."""
        at, word = _last_word(line)
        if looks_like_tag(word) or not (spaced := _SPACED.search(line)):
            return at, word
        if of == "group" or self.tags.is_like_a_name(spaced[0]):
            return spaced.start(), spaced[0]
        return at, word

    def again(self, tag: str, found: Sequence[str], of: Of) -> bool:
        """Whether a tag says once more what can be said once: a kind, votes, a group's area."""
        if of == "group" and tag[0] == "#" and tag[1:] not in KINDS:
            return any(one[0] == "#" and one[1:] not in KINDS for one in found)
        return bool(said(tag)) and said(tag) in map(said, found)

    def stranger(self, number: int, line: str, word: str, meant: tuple[str, ...], of: Of) -> None:
        """Tell the word that ends a line's tags, and those before it that are read no more."""
        what: What = "unknown" if not meant else "several" if len(meant) > 1 else "again"
        if of == "part":
            what = "in-heading"
        self.tell(number, word, what, meant or self.tags.likely(word))
        while line := line[: self.last_tag(line, of)[0]].rstrip(" \t"):
            _, before = self.last_tag(line, of)
            if not looks_like_tag(before):
                break
            self.tell(number, before, "in-heading" if of == "part" else "before")


def _last_word(line: str) -> tuple[int, str]:
    """The last word of a line and where it begins; a quoted name after @ is one word."""
    if quoted := _QUOTED.search(line):
        return quoted.start(), f"@{quoted[1]}"
    at = max(line.rfind(" "), line.rfind("\t")) + 1
    return at, line[at:]
