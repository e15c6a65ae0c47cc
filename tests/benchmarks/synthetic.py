"""Makes processes of any size in believable Swedish, the same ones for the same size."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from tests.folders import put

AREAS = {
    "klimat": "Lokalt näringslivsklimat",
    "marknad": "Marknadsföring",
    "entreprenorskap": "Entreprenörskap",
    "service": "Kommunal service",
    "kompetens": "Kompetensförsörjning",
    "infrastruktur": "Infrastruktur",
    "etablering": "Etableringar",
    "hallbarhet": "Hållbarhet",
}
KINDS = {
    "dialoglunch": "Dialoglunch",
    "intervju": "Intervju",
    "branschdialog": "Branschdialog",
    "politikerworkshop": "Politikerworkshop",
    "studiebesok": "Studiebesök",
    "koncerndialog": "Koncerndialog",
}
UNITS = {
    "ks": "Kommunstyrelsen",
    "bygg": "Byggnadsförvaltningen",
    "teknik": "Tekniska förvaltningen",
    "utbildning": "Utbildningsförvaltningen",
}
INDUSTRIES = {
    "bygg": "Bygg och anläggning",
    "handel": "Handel",
    "besok": "Besöksnäring",
    "lantbruk": "Lantbruk",
    "industri": "Tillverkning",
    "tjanster": "Tjänster till företag",
}
PLACES = (
    "Rådhuset, Stora salen",
    "Folkets hus i Norra Lindvik",
    "Hamnmagasinet",
    "Företagets lokaler i Västra industriområdet",
    "Biblioteket, Lindviksrummet",
)
WHO = (
    "Vi som är fåmansföretag i ytterområdena",
    "Besöksnäringen längs kusten",
    "De mindre byggföretagen",
    "Handlarna i centrum",
    "Lantbrukare som vill bygga ut",
    "Den som startar sitt första företag",
    "Industriföretagen i Västra industriområdet",
    "Unga som vill ta över ett familjeföretag",
    "Nyinflyttade med eget företag",
    "Åkerierna och deras kunder",
    "Restaurangerna vid torget",
    "Företag med säsongsanställda",
)
WHAT = (
    "får vänta för länge på besked om bygglov och vet aldrig vem som har ärendet",
    "behöver en enda väg in till kommunen, med ett namn och ett nummer som svarar",
    "hittar inte svetsare, kockar och undersköterskor fast vi annonserar i hela länet",
    "har svårt att få fram mark som är planlagd och har el och vatten framdragen",
    "tycker att tillsynen räknar minuter i stället för att hjälpa oss att göra rätt",
    "vill att upphandlingarna delas upp så att också små företag kan lämna anbud",
    "saknar bussar som går när skiften börjar och slutar, särskilt på helgerna",
    "uppskattar företagslotsen, som ringde tillbaka samma dag och visste vad som gällde",
    "märker inte av kommunens marknadsföring utanför den egna webbplatsen",
    "vill ha praktikanter från gymnasiet men vet inte vem på skolan man ska prata med",
    "betalar mer i avgifter än i grannkommunen för precis samma tillstånd",
    "har fått fiber till sist, men mobilen tappar täckningen så fort man lämnar vägen",
    "klarar omställningen om laddplatserna kommer före kraven och inte efter dem",
    "vill mötas över branscherna oftare än en gång om året, gärna på förmiddagen",
)
WHY = (
    "det kostade oss en hel säsong i fjol",
    "annars flyttar nästa utbyggnad någon annanstans",
    "det gick bra i grannkommunen och borde gå här också",
    "flera runt bordet har samma erfarenhet",
    "det sades redan i förra programmet, men ingen har sett vad det blev av",
    "det skulle göra mer nytta än en kampanj till",
    "men viljan finns hos handläggarna, det ska sägas",
    "och då måste man våga prioritera bort något annat",
    "fast ingen vill säga det högt på ett möte",
    "så det är värt en fast plats på dagordningen",
)
SHORT = (
    "Parkeringen i centrum",
    "Skyltningen från länsvägen",
    "Handläggningstiderna",
    "Näringslivsdagen",
)
INPUT_KINDS = ("problem", "problem", "problem", "proposal", "proposal", "strength", "question")
INPUTS = 19
"""Inputs of a meeting on average."""


def write(folder: Path, meetings: int, companies: int | None = None) -> None:
    """Write a process with that many meetings, of about 6.8 kB and 19 inputs each, to `folder`.

    It has so many organisations that each takes part a few times, or as many as are wanted.
    """
    chance = random.Random(meetings)
    companies = companies or 119 + meetings // 2
    organisations = [f"foretag-{number}" for number in range(1, companies + 1)]
    held = sorted(_held(chance, meetings))
    files = {
        "process.yaml": _process(meetings),
        "organisations.yaml": "".join(_organisations(chance, organisations)),
        "programme/programme.md": "# vision\n\nLindvik är platsen där företag växer.\n",
    }
    for id in held:
        files[f"meetings/{id[:4]}/{id}.yaml"] = "".join(_meeting(chance, id, organisations))
    for area in AREAS:
        files[f"keypoints/{area}.yaml"] = "".join(_key_points(chance, area, held))
        files[f"programme/{area}.yaml"] = _chapter(area)
    put(folder / "data", files)


def _process(meetings: int) -> str:
    def listed(values: dict[str, str], more: str = "") -> str:
        return "".join(f"  - {{id: {id}, title: {title}{more}}}\n" for id, title in values.items())

    return (
        "municipality: Lindvik kommun\ntitle: Näringslivsprogram 2025–2028\ndeadline: 2024-12-10\n"
        f"areas:\n{listed(AREAS)}"
        f"meeting_kinds:\n{listed(KINDS, f', target: {meetings // 6 + 1}')}"
        "  - {id: enkat, title: Enkät, written: true}\n"
        f"units:\n{listed(UNITS, ', kind: administration')}"
        f"industries:\n{listed(INDUSTRIES, ', companies: 400')}"
    )


def _organisations(chance: random.Random, ids: list[str]) -> Iterator[str]:
    for number, id in enumerate(ids, 1):
        kind = "association" if number % 9 == 0 else "company"
        industry = chance.choice(list(INDUSTRIES))
        yield f"{id}:\n  name: Lindviks {industry.title()} {number} AB\n  kind: {kind}\n"
        if kind == "company":
            yield f"  industry: {industry}\n  size: {chance.choice(('1-9', '10-49', '50-249'))}\n"


def _held(chance: random.Random, meetings: int) -> Iterator[str]:
    for number in range(meetings):
        day = date(2024, 1, 8) + timedelta(days=number % 300)
        yield f"{day}-{chance.choice(list(KINDS))}-{number}"


def _meeting(chance: random.Random, id: str, organisations: list[str]) -> Iterator[str]:
    kind = id.split("-")[3]
    present = chance.sample(organisations, 12)
    yield f"kind: {kind}\ntitle: {KINDS[kind]} om {chance.choice(list(AREAS.values())).lower()}\n"
    yield f"start: 11:30\nend: 13:00\nplace: {chance.choice(PLACES)}\nhost: ks\n"
    yield "questions:\n  - Vad fungerar bra i dag?\n  - Vad behöver bli bättre till nästa år?\n"
    yield "participants:\n  - ks\n"
    yield from (f"  - {{organisation: {one}, people: {chance.randint(1, 3)}}}\n" for one in present)
    yield "attendance: {organisations: 16, people: 38, own_people: 4, approximate: true}\n"
    if int(id.rpartition("-")[2]) % 5 == 0:
        yield from _tables(chance, present)
        return
    yield "inputs:\n"
    said = _texts(chance)
    for number in range(1, chance.randint(INPUTS - 6, INPUTS + 3) + 1):
        yield f"  - id: {number}\n    text: {next(said)}\n"
        yield f"    area: {chance.choice(list(AREAS))}\n    kind: {chance.choice(INPUT_KINDS)}\n"
        if chance.random() < 0.7:
            yield f"    from: [{', '.join(chance.sample(present, chance.choice((1, 1, 2))))}]\n"
        if chance.random() < 0.4:
            yield f"    also: [{', '.join(chance.sample(list(AREAS), 2))}]\n"
        if chance.random() < 0.5:
            yield f"    question: {chance.choice('12')}\n"
        if chance.random() < 0.3:
            yield f"    votes: {chance.randint(1, 9)}\n"


def _tables(chance: random.Random, present: list[str]) -> Iterator[str]:
    yield "groups:\n"
    number, said = 0, _texts(chance)
    for table in range(1, 5):
        area = chance.choice(list(AREAS))
        yield f"  - title: Bord {table}\n    area: {area}\n"
        seated = ", ".join(present[table * 3 - 3 : table * 3])
        yield f"    participants: [{seated}]\n    inputs: |\n"
        for _ in range(6):
            number += 1
            mark, votes = chance.choice(("", "", "! ", "+ ")), chance.choice(("", "", " *4"))
            tag = f" #{chance.choice(list(AREAS))}" if chance.random() < 0.2 else ""
            yield f"      [{number}] {mark}{next(said)}{tag}{votes}\n"


def _texts(chance: random.Random) -> Iterator[str]:
    """Texts that differ from each other: what a meeting has said."""
    openings = [f"{who} {what}" for who in WHO for what in WHAT]
    chance.shuffle(openings)
    for opening in openings:
        if chance.random() < 0.12:
            yield opening
            continue
        text = f"{opening}, {chance.choice(WHY)}"
        if chance.random() < 0.2:
            text += f". Det har gått {chance.randint(2, 9)} månader"
        if chance.random() < 0.65:
            text += f". {chance.choice(WHO)} {chance.choice(WHAT)}"
        yield text + "."


def _key_points(chance: random.Random, area: str, held: list[str]) -> Iterator[str]:
    for number in range(1, 5):
        inputs = "".join(
            f"      {meeting}: [{chance.randint(1, 6)}, {chance.randint(7, 13)}]\n"
            for meeting in sorted(chance.sample(held, min(12, len(held))))
        )
        yield (
            f"- id: {area}-{number}\n  area: {area}\n  title: Det ska bli lättare ({number})\n"
            f"  heard: |\n    {chance.choice(WHO)} {chance.choice(WHAT)}.\n"
            f"  conclusion: Kommunen tar fram ett förslag.\n  inputs:\n    -\n{inputs}"
            "  outcome: adopted\n"
        )


def _chapter(area: str) -> str:
    points = ", ".join(f"{area}-{number}" for number in range(1, 5))
    return (
        f"direction: Vi gör det lättare.\ngoals:\n  - id: {area}.1\n    text: Fler är nöjda\n"
        f"    key_points: [{points}]\n    indicators:\n      - id: {area}-nki\n        name: NKI\n"
        f"        baseline: {{year: 2023, value: 71}}\n        target: {{year: 2028, value: 78}}\n"
        f"actions:\n  - id: {area}.1.1\n    text: En väg in\n    responsible: ks\n"
        f"    goal: {area}.1\n    due: 2026\n    key_points: [{points}]\n"
    )
