"""Everything said to people is in the Swedish catalogue it is looked up in, and nothing else is."""

import ast
import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

import nplan
from nplan.cli.usage import _HELP
from nplan.files.share import brought
from nplan.texts.findings import REASONS, SENTENCES

PACKAGE = Path(nplan.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
DOMAINS = sorted(file.stem for file in (PACKAGE / "texts/sv").glob("*.po"))

ASKING = {
    "gettext": 1,
    "_": 1,
    "_text": 1,
    "N_": 1,
    "text": 1,
    "ngettext": 2,
    "count": 2,
    "NN_": 2,
}
"""The functions that look texts up, and how many of their arguments are looked up."""
OF_ROOMS = {"documents": "documents", "texts": "findings"}
"""The domain of a room whose modules do not name it."""
OF_DEFINITIONS = ("export", "schema")
"""The domains of what fields and columns say of themselves, which tests of their own compare."""
FOR_OTHERS = ("findings",)
"""The domain that sentences of other modules are looked up in."""
SENTENCE = re.compile(r"[A-Za-zåäöÅÄÖ]{2,},?(?: [a-zåäö]{2,},?){2,}")
"""What looks like something said: three words, the later ones without capitals."""
SPEAKING = {"print", "echo", "secho", "confirm", "prompt", "add_task", "add_column", "input"}
"""The functions that say something to people."""

UNSAID = {
    "checks/names.py": "Swedish names that are known again",
    "checks/manual.py": "the pages of the manual, which is in English",
    "cli/reference.py": "the reference of templates, which is in English",
    "cli/usage.py": "what typer says, to be told apart",
    "counts/grouping_duplicates.py": "Swedish words that are counted",
    "counts/grouping_words.py": "Swedish words that are counted",
    "documents/docx_fonts.py": "what is asserted of how nplan is installed",
    "documents/fonts.py": "what is asserted of how nplan is installed",
    "documents/mistakes.py": "what Jinja says, to be told apart",
    "documents/palette.py": "rules of style sheets",
    "documents/preflight.py": "the pages of the manual, which is in English",
    "documents/templating.py": "the names of filters, and what becomes a detail of a message",
    "documents/wordml.py": "the names of elements, in order",
    "files/manual.py": "the pages of the manual, which is in English",
    "files/revisions.py": "what git says, to be told apart",
    "files/syntax.py": "what libyaml says, to be told apart",
    "model/process.py": "the Swedish titles that a process has if it gives none",
    "tables/mapping.py": "names that columns have, to be known again",
    "tables/duckdb.py": "queries for another program",
    "texts/formats.py": "the months of both languages",
}
"""The modules whose long texts nobody is told as they stand, with the reason."""

COMMAND = re.compile(r"nplan [a-z-]+(,? [^.]+)?")
"""A command to type, which is the same in every language."""


@cache
def tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text("utf-8"))


@cache
def swedish(domain: str) -> tuple[Message, ...]:
    with (PACKAGE / f"texts/sv/{domain}.po").open("rb") as file:
        return tuple(one for one in read_po(file, locale="sv") if one.id)


def several(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """A message's text, or those for one and for many."""
    return (text,) if isinstance(text, str) else tuple(text)


def ids(domain: str) -> set[str]:
    return {id for one in swedish(domain) for id in several(one.id)}


def literals(node: ast.expr | None, module: Path) -> Iterator[str]:
    """The texts that an argument may be: a literal, a constant, or any of a table."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp():
            yield from literals(node.body, module)
            yield from literals(node.orelse, module)
        case ast.Name(id=name) | ast.Subscript(value=ast.Name(id=name)) if name.isupper():
            yield from constant(name, module)
        case ast.Dict(values=values):
            for one in values:
                yield from literals(one, module)


def constant(name: str, module: Path) -> Iterator[str]:
    """The texts of a constant of a module, or of one that it imports from another."""
    for node in tree(module).body:
        match node:
            case ast.Assign(targets=[ast.Name(id=one)]) | ast.AnnAssign(target=ast.Name(id=one)):
                if one == name:
                    yield from literals(node.value, module)
            case ast.ImportFrom(module=str(dotted), names=names):
                if any(one.name == name for one in names) and dotted.startswith("nplan."):
                    path = PACKAGE.parent.joinpath(*dotted.split("."))
                    file = path.with_suffix(".py")
                    yield from constant(name, file if file.exists() else path / "__init__.py")


def name_of(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def calls(module: Path) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree(module)) if isinstance(node, ast.Call))


@cache
def asked(module: Path) -> frozenset[tuple[str, ...]]:
    """The texts, or pairs of texts for one and for many, that a module has looked up."""
    found = set[tuple[str, ...]]()
    for call in calls(module):
        n = ASKING.get(name_of(call), 0)
        texts = [tuple(literals(one, module)) for one in call.args[:n]]
        if n == 2 and len(texts) == 2 and all(texts):
            found.add((texts[0][0], texts[1][0]))
        elif n == 1:
            found |= {(text,) for some in texts for text in some}
    return frozenset(found)


@cache
def named_domains(module: Path) -> frozenset[str]:
    """The domains that a module names itself: where it opens a catalogue, or as a constant."""
    found = set[str]()
    for node in ast.walk(tree(module)):
        match node:
            case ast.Call(args=[*_, ast.Constant(value=str(domain))]) if name_of(node) in (
                "catalogue",
                "Words",
            ):
                found.add(domain)
            case ast.Call(args=[_, _]) if name_of(node) == "Words":
                found.add("tally")  # where no domain is given
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str(domain))):
                found |= {domain} if "DOMAIN" in name else set()
    return frozenset(found)


def modules_of_words(module: Path) -> Iterator[Path]:
    """The modules whose words, as Words, DiffWords or `_`, one speaks in."""
    for node in ast.walk(tree(module)):
        match node:
            case ast.ImportFrom(module=str(dotted), names=names):
                if any(one.name.endswith("Words") or one.name == "_" for one in names):
                    yield PACKAGE.parent.joinpath(*dotted.split(".")).with_suffix(".py")


@cache
def imported(module: Path) -> frozenset[str]:
    """The modules that one imports something from, by their dotted names."""
    nodes = (node for node in ast.walk(tree(module)) if isinstance(node, ast.ImportFrom))
    return frozenset(node.module for node in nodes if node.module is not None)


@cache
def importers(module: Path) -> frozenset[Path]:
    """The modules of the same room that import one."""
    dotted = ".".join(module.relative_to(PACKAGE.parent).with_suffix("").parts)
    return frozenset(one for one in module.parent.glob("*.py") if dotted in imported(one))


@cache
def domains(module: Path) -> frozenset[str]:
    """The domains that a module's texts can be looked up in: its own, or its importers'."""
    room = module.relative_to(PACKAGE).parts[0]
    if room in OF_ROOMS:
        return frozenset((OF_ROOMS[room],))
    found, seen, ahead = set(spoken_domains(module)), {module}, set(importers(module))
    while ahead:
        one = ahead.pop()
        seen.add(one)
        found |= spoken_domains(one)
        ahead |= set() if spoken_domains(one) else importers(one) - seen
    return frozenset(found)


def spoken_domains(module: Path) -> frozenset[str]:
    """The domains that a module names, or whose words it speaks in."""
    return named_domains(module).union(*map(named_domains, modules_of_words(module)))


def in_templates() -> set[str]:
    templates = (file.read_text("utf-8") for file in brought("templates").glob("*.j2"))
    bare = (re.sub(r"\{#.*?#\}", "", text, flags=re.DOTALL) for text in templates)
    return {text for one in bare for text in re.findall(r'_\("([^"]*)"\)', one)}


def docstrings(module: Path) -> set[int]:
    """The texts that stand alone, which explain: by identity."""
    return {
        id(node.value)
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


@cache
def written(module: Path) -> frozenset[str]:
    """All texts of a module, docstrings aside."""
    aside = docstrings(module)
    return frozenset(
        node.value
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in aside
    )


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_domain_has_a_catalogue_and_every_catalogue_is_opened() -> None:
    assert sorted(set().union(*map(named_domains, MODULES))) == DOMAINS


@pytest.mark.parametrize("module", MODULES, ids=lambda one: one.relative_to(PACKAGE).as_posix())
def test_what_is_looked_up_is_in_a_catalogue_of_the_module(module: Path) -> None:
    known = {several(one.id) for domain in domains(module) for one in swedish(domain)}
    singles = known | {(id,) for one in known for id in one[:1]}
    assert {one for one in asked(module) if one not in singles} == set()


def test_what_templates_look_up_is_in_the_catalogue_of_documents() -> None:
    assert in_templates() - ids("documents") == set()


def test_every_sentence_about_a_finding_is_in_its_catalogue() -> None:
    told = {text for both in SENTENCES.values() for text in both} | set(REASONS)
    assert told - ids("findings") == set()


@pytest.mark.parametrize("domain", [one for one in DOMAINS if one not in OF_DEFINITIONS])
def test_nothing_in_a_catalogue_is_stale(domain: str) -> None:
    of_domain = (one for one in MODULES if domain in (*domains(one), *FOR_OTHERS))
    said = set().union(*map(written, of_domain))
    if domain == "documents":
        said |= in_templates()
    if domain == "commands":
        said |= {ours for _, ours in _HELP} | placeholders()
    assert ids(domain) - said == set()


def placeholders() -> set[str]:
    """The words of placeholders such as DIM=VALUE in the commands, and those that typer writes."""
    texts = (
        keyword.value.value
        for module in (PACKAGE / "cli/commands").glob("*.py")
        for call in calls(module)
        for keyword in call.keywords
        if keyword.arg == "metavar" and isinstance(keyword.value, ast.Constant)
    )
    return {word for text in (*texts, "[OPTIONS] COMMAND [ARGS]") for word in _words(str(text))}


def _words(placeholder: str) -> list[str]:
    return re.findall(r"[A-Z]{2,}", placeholder)


def test_every_placeholder_is_in_the_catalogue() -> None:
    assert placeholders() - ids("commands") == set()


@pytest.mark.parametrize("domain", DOMAINS)
def test_a_catalogue_has_every_entry_once_and_whole(domain: str) -> None:
    text = (PACKAGE / f"texts/sv/{domain}.po").read_text("utf-8")
    assert len(re.findall(r"^msgid ", text, re.MULTILINE)) == len(swedish(domain)) + 1
    for one in swedish(domain):
        assert not one.fuzzy, one.id
        assert len(several(one.string)) == len(several(one.id)), one.id
        assert all(part.strip() for part in several(one.string)), one.id


@pytest.mark.parametrize("domain", DOMAINS)
def test_swedish_fills_in_the_same_values(domain: str) -> None:
    for one in swedish(domain):
        for english, told in zip(several(one.id), several(one.string), strict=True):
            # One of many may go without its number: "en" for "{n}".
            assert fields(english) - {"n"} <= fields(told) <= fields(english) | {"n"}, told


@pytest.mark.parametrize("domain", DOMAINS)
def test_swedish_ends_as_english_does(domain: str) -> None:
    for one in swedish(domain):
        for english, told in zip(several(one.id), several(one.string), strict=True):
            if " " in english.strip():  # a heading of one word may be cut short with a stop
                assert _end(english) == _end(told), told


def _end(text: str) -> str:
    """The marks that end a sentence, or lead on to what follows."""
    return "".join(re.findall(r"[.:?!,;]?\s*$", text)[:1])


@pytest.mark.parametrize("module", MODULES, ids=lambda one: one.relative_to(PACKAGE).as_posix())
def test_no_sentence_stands_outside_the_catalogues(module: Path) -> None:
    known = set().union(*map(ids, DOMAINS))
    name = module.relative_to(PACKAGE).as_posix()
    said = {
        text
        for text in written(module) - known
        if SENTENCE.search(text) and "<" not in text and not COMMAND.fullmatch(text)
    }
    assert bool(said) is (name in UNSAID), said


@pytest.mark.parametrize("module", MODULES, ids=lambda one: one.relative_to(PACKAGE).as_posix())
def test_nothing_is_printed_that_is_not_looked_up(module: Path) -> None:
    printed = {
        text
        for call in calls(module)
        if name_of(call) in SPEAKING
        for one in call.args
        for text in _spelled_out(one)
    }
    words = {word for text in printed for word in re.findall(r"[A-Za-zåäöÅÄÖ]{2,}", text)}
    assert words <= {"nplan"}


def _spelled_out(node: ast.AST) -> Iterator[str]:
    """The texts in an expression, those that a function is called with aside."""
    if isinstance(node, ast.Call):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    for below in ast.iter_child_nodes(node):
        yield from _spelled_out(below)


@pytest.mark.parametrize("module", MODULES, ids=lambda one: one.relative_to(PACKAGE).as_posix())
def test_no_question_is_asked_in_typer_s_own_words(module: Path) -> None:
    asking = [ast.unparse(call.func) for call in calls(module)]
    assert not {"typer.confirm", "typer.prompt"} & set(asking), "it says [y/N], in English alone"
