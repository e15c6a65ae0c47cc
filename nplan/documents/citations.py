"""The sources that prose cites, as footnotes: who said it and when, or what it stands for."""

from collections.abc import Iterable

from nplan.documents.material import Material
from nplan.documents.wording import Wording
from nplan.model.consultation import Decision
from nplan.model.programme import KeyPoint
from nplan.model.records import Said, meeting_day


def source(material: Material, reference: str) -> str:
    """The footnote of `[@reference]`.

    It names no organisation that wants to be anonymous, and of a confidential input or one
    that was taken back it tells that alone.
    """
    records, wording = material.records, material.wording
    if found := records.cited_inputs(reference):
        return " ".join(dict.fromkeys(_input(material, said) for said in found))
    if (point := records.key_points_by_id.get(reference)) is not None:
        return _key_point(material, point)
    id, _, number = reference.partition("/")
    for decision in records.decisions:
        if id in (decision.id, *decision.formerly):
            return _decision(wording, decision, number)
    return wording.missing(reference)


def _input(material: Material, said: Said) -> str:
    wording = material.wording
    if said.input.withdrawn is not None:
        return wording.text("An input that was taken back ({reference}).", reference=said.reference)
    meeting = said.meeting
    day = wording.date(said.input.date or meeting_day(meeting))
    when = f"{meeting.title}, {day} ({said.reference})."
    if material.is_hidden(said.input):
        return wording.text("A confidential input, {source}", source=when)
    if said.input.from_ is None and said.group is not None:
        return f"{said.group.title}, {when}"
    who = names(material, said.voice)
    return f"{who}, {when}" if who else when


def names(material: Material, ids: Iterable[str]) -> str:
    """Organisations and units in a sentence, those who want to be anonymous by their number."""
    wording = material.wording
    all_names = [material.name(id) for id in ids]
    names = [name for name in all_names if name is not None]
    if anonymous := len(all_names) - len(names):
        names.append(
            wording.count(
                "an organisation that wants to be anonymous",
                "{n} organisations that want to be anonymous",
                anonymous,
            )
        )
    listed = wording.listed(names)
    return listed[:1].upper() + listed[1:] if anonymous == len(all_names) else listed


def _key_point(material: Material, point: KeyPoint) -> str:
    records, wording = material.records, material.wording
    area = records.area_ids.get(point.area)
    titles = {one.id: one.title for one in records.process.areas}
    return wording.count(
        "The conclusion “{title}” in {area}, which rests on {n} input.",
        "The conclusion “{title}” in {area}, which rests on {n} inputs.",
        len(material.trails.inputs(point)),
        title=point.title,
        area=titles[area] if area else wording.missing(point.area),
    )


def _decision(wording: Wording, decision: Decision, number: str) -> str:
    parts = [decision.body]
    if decision.date is not None:
        parts[0] += f" {wording.date(decision.date)}"
    if decision.paragraph:
        parts.append(decision.paragraph)
    if number:
        known = number.isdecimal() and 0 < int(number) <= len(decision.points)
        parts.append(
            wording.text("clause {number}", number=number) if known else wording.missing(number)
        )
    return ", ".join(parts) + "."
