"""The action plan as a view: the actions by area and by who answers for them, and their costs."""

from collections.abc import Callable, Iterable, Iterator

import msgspec

from nplan.documents import chapters, standings
from nplan.documents.chapters import ActionView, ChapterView
from nplan.documents.document import Document, document, lines_beside
from nplan.documents.material import Material
from nplan.documents.missing import content, listed, missing
from nplan.documents.wording import Wording
from nplan.model.programme import Action
from nplan.model.values import Day


class AreaPlan(msgspec.Struct, frozen=True, kw_only=True):
    """The goals and actions of an area, or of the whole programme."""

    title: str
    chapter: ChapterView


class UnitAction(msgspec.Struct, frozen=True, kw_only=True):
    """An action as one of those sees it who answer for it: a row of a table."""

    action: ActionView
    shared: str
    """With whom the responsibility is shared, as a sentence; '' if with nobody."""


class UnitPlan(msgspec.Struct, frozen=True, kw_only=True):
    """The actions that one of the municipality's own bodies answers for."""

    title: str
    lead: str
    """How many there are, as a sentence."""
    actions: tuple[UnitAction, ...]


class CostRow(msgspec.Struct, frozen=True, kw_only=True):
    """What some actions cost together: a row of a table."""

    title: str
    actions: int
    """How many of them have a cost."""
    kronor: int


class Costs(msgspec.Struct, frozen=True, kw_only=True):
    """What the actions cost, as far as that is told: nothing is divided, nothing is guessed."""

    by_responsible: tuple[CostRow, ...]
    by_time: tuple[CostRow, ...]
    """By the year, or the years from first to last, of the action."""
    total: CostRow


class ActionPlan(Document, frozen=True, kw_only=True):
    """What will be done, by whom, when and at what cost."""

    lead: str
    """How many actions there are, who answers for them and what they cost, as sentences."""
    areas: tuple[AreaPlan, ...]
    units: tuple[UnitPlan, ...]
    nobodys: tuple[ActionView, ...]
    """The actions that nobody answers for."""
    costs: Costs | None
    """None where no action has a cost."""
    without_cost: str
    """Which actions have no cost, as a sentence; '' if all have."""


def action_plan(material: Material) -> ActionPlan:
    """The action plan of a project."""
    records, wording = material.records, material.wording
    parts = standings.parts(material)
    actions = [action for part in parts for action in part.chapter.actions]
    responsible = {action.id: _responsible(material, action) for action in actions}
    by_unit = _by_unit(material, actions, responsible)
    nobodys = [action for action in actions if not responsible[action.id]]
    costly = [action for action in actions if action.cost is not None]
    free = [action.id for action in actions if action.cost is None]
    adopted = records.adoption is not None
    about = records.process.document
    common = document(
        material,
        title=wording.text("Action plan for {title}", title=records.process.title),
        standing=wording.text("Goes with the adopted document" if adopted else "Proposal"),
        data=lines_beside(
            material,
            [
                ("Applies to", about.applies_to),
                ("Valid", wording.period(about.valid_from, about.valid_to)),
                ("To be reviewed", about.review),
            ],
        ),
        prose=(),
        missing=(
            *content(wording, "There are no actions yet.", is_empty=not actions),
            *missing(material, ("Actions without anybody responsible",)),
            *listed(wording, {"Actions without a time": _timeless(actions)}),
            *missing(material, ("Files that cannot be read and are left out",)),
        ),
    )
    return ActionPlan(
        **msgspec.structs.asdict(common),
        lead=_lead(wording, actions, len(by_unit), len(nobodys)),
        areas=tuple(
            AreaPlan(title=part.title, chapter=chapters.chapter_view(material, part.chapter))
            for part in parts
        ),
        units=tuple(_unit(material, unit, own, responsible) for unit, own in by_unit.items()),
        nobodys=tuple(chapters.action_view(records, wording, action) for action in nobodys),
        costs=_costs(material, costly, responsible) if costly else None,
        without_cost=_without_cost(wording, free) if costly else "",
    )


def _responsible(material: Material, action: Action) -> tuple[str, ...]:
    """The ids of the units that answer for an action, each once."""
    names, units = material.records.participant_ids, material.records.units
    ids = (names.get(name, "") for name in action.responsible)
    return tuple(dict.fromkeys(id for id in ids if id in units))


def _by_unit(
    material: Material, actions: Iterable[Action], responsible: dict[str, tuple[str, ...]]
) -> dict[str, list[Action]]:
    """The actions by the id of each unit that answers for any, in the units' order."""
    found: dict[str, list[Action]] = {unit: [] for unit in material.records.units}
    for action in actions:
        for unit in responsible[action.id]:
            found[unit].append(action)
    return {unit: own for unit, own in found.items() if own}


def _timeless(actions: Iterable[Action]) -> Iterator[str]:
    return (one.id for one in actions if one.start is None and one.due is None)


def _lead(wording: Wording, actions: list[Action], units: int, nobodys: int) -> str:
    if not actions:
        return wording.text("There are no actions yet.")
    sentences = [
        wording.count("The plan has {n} action.", "The plan has {n} actions.", len(actions))
    ]
    if units:
        sentences.append(
            wording.count(
                "{n} of the municipality's own bodies answers for what is to be done.",
                "{n} of the municipality's own bodies answer for what is to be done.",
                units,
            )
        )
    if nobodys:
        sentences.append(
            wording.count(
                "Nobody answers for {n} action yet.",
                "Nobody answers for {n} actions yet.",
                nobodys,
            )
        )
    sentences.append(
        chapters.cost_of(wording, actions) or wording.text("No action has a cost yet.")
    )
    return " ".join(sentences)


def _unit(
    material: Material,
    unit: str,
    actions: list[Action],
    responsible: dict[str, tuple[str, ...]],
) -> UnitPlan:
    wording = material.wording
    rows = tuple(
        UnitAction(
            action=chapters.action_view(material.records, wording, action),
            shared=_shared(material, [one for one in responsible[action.id] if one != unit]),
        )
        for action in actions
    )
    lead = wording.count("{n} action", "{n} actions", len(rows))
    if shared := sum(bool(row.shared) for row in rows):
        lead = wording.text("{actions}, {n} of them shared with others", actions=lead, n=shared)
    return UnitPlan(title=material.records.units[unit].title, lead=f"{lead}.", actions=rows)


def _shared(material: Material, others: list[str]) -> str:
    names = [material.records.units[id].title for id in others]
    listed = material.wording.listed(names)
    return material.wording.text("Shared with {names}.", names=listed) if names else ""


def _costs(
    material: Material, costly: list[Action], responsible: dict[str, tuple[str, ...]]
) -> Costs:
    wording, units = material.wording, material.records.units
    places = {id: unit.title for id, unit in units.items()}
    shared, nobody = wording.text("Shared responsibility"), wording.text("Nobody responsible")
    order = [*places.values(), shared, nobody]

    def who(action: Action) -> str:
        ids = responsible[action.id]
        return places[ids[0]] if len(ids) == 1 else shared if ids else nobody

    return Costs(
        by_responsible=tuple(sorted(_rows(who, costly), key=lambda row: order.index(row.title))),
        by_time=tuple(_rows(lambda one: _years(wording, one), sorted(costly, key=_first_year))),
        total=CostRow(
            title=wording.text("Total"),
            actions=len(costly),
            kronor=sum(one.cost or 0 for one in costly),
        ),
    )


def _rows(title: Callable[[Action], str], costly: Iterable[Action]) -> Iterator[CostRow]:
    """The actions that have a cost, by what stands first in their row."""
    found: dict[str, list[int]] = {}
    for action in costly:
        found.setdefault(title(action), []).append(action.cost or 0)
    for name, costs in found.items():
        yield CostRow(title=name, actions=len(costs), kronor=sum(costs))


def _years(wording: Wording, action: Action) -> str:
    """The year of an action, or its first and last one."""
    first, last = (one and Day(year=one.year) for one in (action.start, action.due))
    return wording.period(first, last) or wording.text("Without a time")


def _first_year(action: Action) -> tuple[bool, int, int]:
    """What actions are sorted by in time: those without a time last."""
    days = [one.year for one in (action.start, action.due) if one is not None]
    return (not days, min(days, default=0), max(days, default=0))


def _without_cost(wording: Wording, actions: list[str]) -> str:
    told = wording.count(
        "{n} action has no cost in kronor: {ids}.",
        "{n} actions have no cost in kronor: {ids}.",
        len(actions),
        ids=wording.listed(actions),
    )
    return told if actions else ""
