"""What a template does wrong, told by its place and by what it may have meant."""

import re
from collections.abc import Iterable, Mapping
from decimal import InvalidOperation
from difflib import get_close_matches
from typing import Any

import msgspec
from jinja2 import TemplateError, TemplateNotFound, TemplatesNotFound, TemplateSyntaxError

from nplan.documents.budget import OverLimitError
from nplan.documents.templating import (
    Environment,
    NoTextError,
    UnknownNameError,
    UnsafeNameError,
    attributes,
)
from nplan.model.error import NplanError

MISTAKES = (
    *(TypeError, ArithmeticError, LookupError, ValueError, AttributeError, RuntimeError),
    *(SyntaxError, MemoryError),
    TemplateError,
)
"""What Jinja and Python say of a template that asks for what cannot be done."""

TAGS = """
block call elif else endblock endcall endfilter endfor endif endmacro endset endwith extends filter
for from if import include macro set with
"""

UNKNOWN = re.compile(r"No (filter|test) named '(.*?)'")
UNKNOWN_TAG = re.compile(r"Encountered unknown tag '(.*?)'")
EXPECTED = re.compile(r"expected token '(?P<expected>.*?)', got '(?P<name>.*)'")
NOTHING = re.compile(r"Expected an expression, got '(?P<name>.*)'")
UNEXPECTED = re.compile(
    r"unexpected (?:char )?(?P<quote>['\"])(?P<name>.*?)(?P=quote)(?: at \d+|, expected '.*')?"
)
ENDS = re.compile(r"(?i)unexpected end of template|Missing end of")
SIGNS = {
    "end of print statement": "}}",
    "begin of print statement": "{{",
    "end of statement block": "%}",
    "begin of statement block": "{%",
    "string": '"..."',
}
"""What Jinja calls the signs of a template."""
UNCLOSED = re.compile(r"innermost block that needs to be closed is '(.*?)'")
NOT_GIVEN = re.compile(r"parameter '(.*)' was not provided")
NOT_EXPORTED = re.compile(r"the template '(.*?)' .*does not export the requested name '(.*)'")
MACRO = re.compile(r"{%-?\s*macro\s+(\w+)")
OUTSIDE = re.compile(r"\.\.(?:[/\\]|\Z)|[/\\]|[A-Za-z]:")
"""How a name begins that would lead out of the folder."""

Values = dict[str, str | int]


def mistake(
    error: Exception, name: str, templates: Mapping[str, str], jinja: Environment
) -> NplanError:
    """The error with its place and its remedy.

    Args:
        error: what was raised while a template was read or followed.
        name: the template that was asked for.
        templates: every template by its name.
        jinja: where it was followed.
    """
    file, line, names = _place(error, name)
    lines = templates.get(file, "").split("\n")
    source = lines[line - 1] if 0 < line <= len(lines) else ""
    told = _told(error, source, names, templates, jinja)
    return NplanError("bad-template", file=f"templates/{file}", line=line, **told)


def _place(error: Exception, name: str) -> tuple[str, int, tuple[str, ...]]:
    """The template and the line where it stopped, and the names that can be used there."""
    if isinstance(error, TemplateSyntaxError):
        return error.name or name, error.lineno, ()
    if isinstance(error, SyntaxError) and str(error.filename).endswith(".j2"):
        return str(error.filename), 1, ()  # Python's line is none of the template's
    found: tuple[str, int, tuple[str, ...]] = (name, 1, ())
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith(".j2"):
            found = (file, trace.tb_lineno, tuple(trace.tb_frame.f_locals))
        trace = trace.tb_next
    return found


def _told(
    error: Exception,
    source: str,
    names: Iterable[str],
    templates: Mapping[str, str],
    jinja: Environment,
) -> Values:
    """What the sentence about a mistake needs to know."""
    match error:
        case ZeroDivisionError():
            return {"problem": "zero"}
        case InvalidOperation():
            return {"problem": "no-number"}
        case OverLimitError(limit="number"):
            return {"problem": "number"}
        case OverLimitError(limit=limit, most=most):
            return {"problem": limit, "most": most}
        case RecursionError():
            return {"problem": "recursion" if names else "nested"}
        case UnsafeNameError(name=name):
            return {"problem": "unsafe", "name": name}
        case NoTextError(value=value):
            return _no_text(value)
        case UnknownNameError():
            return _unknown_name(error, source, names)
        case TemplateNotFound():
            return _no_template(error, templates)
        case TemplateSyntaxError() | TemplateError():
            return _of_jinja(error.message or "", templates, jinja)
        case SyntaxError() | MemoryError():
            return {"problem": "nested"}
    return {"detail": str(error) or type(error).__name__}


def _unknown_name(error: UnknownNameError, source: str, names: Iterable[str]) -> Values:
    if error.kind == "variable":
        return _unknown("variable", str(error.name), sorted(names, key=str.casefold))
    if error.kind != "attribute":
        return _unknown(error.kind, str(error.name), error.known)
    if isinstance(error.name, int):
        return {"problem": "index", "name": error.name}
    asked = re.search(rf"([A-Za-z_][\w.]*)(?:\.|\[['\"]){re.escape(str(error.name))}\b", source)
    owner = asked[1] if asked else _kind(error.owner)
    if error.owner is None:
        return {"problem": "empty-value", "name": str(error.name), "owner": owner}
    if not error.known or (
        isinstance(error.owner, str) and not get_close_matches(error.name, error.known)
    ):
        return {"problem": "single-value", "name": str(error.name), "owner": owner}
    return _unknown("attribute", str(error.name), error.known) | {"owner": owner}


def _no_text(value: Any) -> Values:
    if isinstance(value, msgspec.Struct):
        known = ", ".join(attributes(value))
        return {"problem": "no-text-but-fields", "owner": _kind(value), "known": known}
    if callable(value):
        return {"problem": "no-text-but-macro"}
    return {"problem": "no-text"}


def _no_template(error: TemplateNotFound, templates: Iterable[str]) -> Values:
    wanted = error.templates if isinstance(error, TemplatesNotFound) else [error.name]
    name = ", ".join(map(str, wanted))
    if OUTSIDE.match(name):
        return {"problem": "outside", "name": name}
    return _unknown("template", name, sorted(templates))


def _of_jinja(message: str, templates: Mapping[str, str], jinja: Environment) -> Values:
    """What Jinja says, in nplan's words where it is said often."""
    if found := UNKNOWN.match(message):
        known = jinja.filters if found[1] == "filter" else jinja.tests
        return _unknown(found[1], found[2], sorted(one for one in known if one[0].isalpha()))
    tag = UNKNOWN_TAG.match(message)
    if tag and tag[1] not in TAGS.split():
        return _unknown("tag", tag[1], TAGS.split())
    found = UNCLOSED.search(message)
    if tag and found:
        return {"problem": "crossed", "name": tag[1], "open": found[1]}
    if found:
        return {"problem": "unclosed", "name": found[1]}
    if tag:
        return {"problem": "not-open", "name": tag[1]}
    if found := NOT_GIVEN.match(message):
        return {"problem": "not-given", "name": found[1]}
    if found := NOT_EXPORTED.match(message):
        return _unknown("macro", found[2], MACRO.findall(templates.get(found[1], ""))) | {
            "owner": found[1]
        }
    return _of_signs(message) or {"detail": message}


def _of_signs(message: str) -> Values:
    """What Jinja says of brackets, quotation marks and words in the wrong place."""
    if found := EXPECTED.fullmatch(message):
        return {
            "problem": "expected",
            **{one: _sign(said) for one, said in found.groupdict().items()},
        }
    if found := NOTHING.fullmatch(message):
        return {"problem": "nothing-before", "name": _sign(found["name"])}
    if ENDS.match(message):
        return {"problem": "ends"}
    if found := UNEXPECTED.fullmatch(message):
        return {"problem": "unexpected", "name": _sign(found["name"])}
    return {}


def _sign(said: str) -> str:
    return SIGNS.get(said, said)


def _unknown(problem: str, name: str, known: Iterable[str]) -> Values:
    return {"problem": problem, "name": name, "known": ", ".join(known) or "–"}


def _kind(value: Any) -> str:
    """What a value is called in the reference of templates."""
    names: dict[type, str] = {str: "text", list: "list", tuple: "list", dict: "mapping"}
    return names.get(type(value), type(value).__name__)
