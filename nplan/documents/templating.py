"""Jinja that writes Markdown: a sandbox that escapes every value and counts every step."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property, wraps
from types import CodeType
from typing import Any, NoReturn, cast

import jinja2.runtime
import msgspec
from jinja2 import (
    BaseLoader,
    BytecodeCache,
    StrictUndefined,
    UndefinedError,
    nodes,
    pass_environment,
)
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame, operators
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.filters import FILTERS
from jinja2.runtime import BlockReference, Context, LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment, SandboxedFormatter
from jinja2.tests import TESTS
from jinja2.utils import Cycler, Namespace, missing
from markupsafe import Markup

from nplan.documents.budget import CONTAINERS, OF_A_MACRO, Budget, OverLimitError, checked_number
from nplan.documents.markdown import Markdown, escaped

KEPT = """
abs batch capitalize count d default dictsort first float groupby int items last
length list lower map max min reject rejectattr reverse round select selectattr slice sort
title trim unique upper wordcount
"""
"""Jinja's filters that neither make nor escape HTML."""

AT_ONCE = frozenset(("count", "d", "default", "first", "last", "length"))
"""The filters that do not go through what they are given."""

COMPARING = (
    *("!=", "<", "<=", "==", ">", ">=", "eq", "equalto", "ge", "greaterthan", "gt", "in", "le"),
    *("lessthan", "lower", "lt", "ne", "upper"),
)
"""The tests that may go through all of it."""

WIDEST = 1000
"""Characters that a text may be filled up to or moved in, and what `batch`, `slice` and `round` may
be asked for."""

LONGEST_RANGE = 100_000
HIGHEST_POWER = 100

OF_TEXTS = """
capitalize casefold center count endswith find format format_map index isalnum isalpha isdecimal
isdigit islower isspace istitle isupper join ljust lower lstrip partition removeprefix removesuffix
replace rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase
title upper zfill
"""
"""What a template may ask of a text."""

OF_LOOPS = """
changed cycle depth depth0 first index index0 last length nextitem previtem revindex revindex0
"""
"""What a template may ask of `loop`."""

ATTRIBUTES: tuple[tuple[type | tuple[type, ...], tuple[str, ...]], ...] = (
    (str, tuple(OF_TEXTS.split())),
    ((list, tuple), ("count", "index")),
    (dict, ("get", "items", "keys", "values")),
    (date, ("day", "isoformat", "month", "weekday", "year")),
    (LoopContext, tuple(OF_LOOPS.split())),
    (Cycler, ("current", "next", "reset")),
    (BlockReference, ("super",)),
)
"""What a template may ask of other things; a view has its fields."""

ASKED_OFTEN = (msgspec.Struct, LoopContext)
"""What always has the same names; they are looked up quicker."""

PLAIN = (str, int, float, Decimal, date, type(None))
"""What can be printed."""

FILLED_UP = re.compile(r"%(?:\([^()]*\))?[-+ #0]*(\*|\d*)(?:\.(\*|\d*))?")
"""A place in a text that `%` fills in, with its width and precision."""
NESTED_NAME = re.compile(r"%\([^()]*\(")
"""A place whose name holds brackets, after which its width would be read."""

Filter = Callable[..., Any]

OURS = "Macro, Markdown as Markup, escape"
"""What generated code takes from here in place of Jinja's."""

escape = Markdown.escape


class UnknownNameError(UndefinedError):
    """A template names something that there is not.

    Args:
        kind: variable, attribute, chart, ...
        name: what it names.
        known: what there is.
        owner: what was asked for it; None where nothing was.
    """

    def __init__(self, kind: str, name: Any, known: Iterable[str], owner: Any = None) -> None:
        super().__init__(f"{kind} {name}")
        self.kind = kind
        self.name = name
        self.known = tuple(known)
        self.owner = owner


class UnsafeNameError(SecurityError):
    """A template asks for something inside Python."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class NoTextError(TemplateRuntimeError):
    """A template prints something that is no text."""

    def __init__(self, value: Any) -> None:
        super().__init__(type(value).__name__)
        self.value = value


class Nothing(StrictUndefined):
    """What a name that there is not stands for, until somebody uses it."""

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,
        name: Any = None,
        exc: Any = None,
    ) -> None:
        def error(message: str) -> Exception:
            if hint is not None:
                return UndefinedError(hint)
            if obj is missing:
                return UnknownNameError("variable", name, ())
            return UnknownNameError("attribute", name, attributes(obj), obj)

        super().__init__(hint, obj, name, cast(Any, exc or error))


def attributes(value: Any) -> tuple[str, ...]:
    """What a template may ask a value for."""
    if isinstance(value, msgspec.Struct):
        return fields_of(type(value))
    if isinstance(value, Namespace):
        return tuple(value._Namespace__attrs)
    if isinstance(value, TemplateModule):
        return tuple(name for name in vars(value) if not name.startswith("_"))
    named: tuple[str, ...] = getattr(value, "_fields", ()) if isinstance(value, tuple) else ()
    keys = tuple(key for key in value if isinstance(key, str)) if isinstance(value, dict) else ()
    known = next((names for type_, names in ATTRIBUTES if isinstance(value, type_)), ())
    return (*keys, *named, *known)


def fields_of(type_: type[msgspec.Struct]) -> tuple[str, ...]:
    """The fields of a view or a record, and what it works out of them."""
    worked_out = (
        name
        for one in type_.__mro__
        for name, value in vars(one).items()
        if not name.startswith("_") and isinstance(value, property | cached_property)
    )
    return tuple(dict.fromkeys((*type_.__struct_fields__, *worked_out)))


class Macro(jinja2.runtime.Macro):
    """A macro, which returns Markdown."""

    def _invoke(self, arguments: list[Any], autoescape: bool) -> str:
        return Markdown(self._func(*arguments))


class Generator(CodeGenerator):
    """Code whose escaping is Markdown's, with no way to turn it off, and whose steps count."""

    def visit_ScopedEvalContextModifier(  # noqa: N802 - Jinja's name
        self, node: nodes.ScopedEvalContextModifier, frame: Frame
    ) -> NoReturn:
        """Refuse `{% autoescape false %}`."""
        self.fail("autoescape cannot be turned off", node.lineno)

    def blockvisit(self, body: Iterable[nodes.Node], frame: Frame) -> None:
        """Count a body, and its fixed text, when it is gone through."""
        body = list(body)
        data = (one for node in body if isinstance(node, nodes.Output) for one in node.nodes)
        fixed = sum(len(one.data) for one in data if isinstance(one, nodes.TemplateData))
        self.writeline(f"environment.budget.enter({fixed})")
        super().blockvisit(body, frame)

    def visit_For(self, node: nodes.For, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Count what a loop's `if` leaves out, too."""
        if node.test:
            counted = nodes.EnvironmentAttribute("budget.enter(0)")  # None, and quicker than a Call
            node.test = nodes.And(nodes.Not(counted), node.test, lineno=node.test.lineno)
        super().visit_For(node, frame)

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        if not isinstance(node, nodes.TemplateData | nodes.Const):
            raise nodes.Impossible  # what is worked out is counted, so not before
        constant = node.as_const(frame.eval_ctx)
        return str(constant if isinstance(node, nodes.TemplateData) else escape(constant))

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write("environment.printed(")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Join what stands between `~`."""
        self.write("environment.beside((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def visit_Compare(self, node: nodes.Compare, frame: Frame) -> None:  # noqa: N802 - the same
        """Compare what is counted first."""
        self.write("(")
        self._weighed(node.expr, frame)
        for operand in node.ops:
            self.visit(operand, frame)
        self.write(")")

    def visit_Operand(self, node: nodes.Operand, frame: Frame) -> None:  # noqa: N802 - the same
        """One of the things that are compared."""
        self.write(f" {operators[node.op]} ")
        self._weighed(node.expr, frame)

    def visit_Dict(self, node: nodes.Dict, frame: Frame) -> None:  # noqa: N802 - the same
        """A mapping, whose keys are gone through."""
        self.write("{")
        for item in node.items:
            self._weighed(item.key, frame)
            self.write(": ")
            self.visit(item.value, frame)
            self.write(", ")
        self.write("}")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802 - the same
        """An item; a part of a list is a list, and counted."""
        if isinstance(node.arg, nodes.Slice):
            self.write("environment.weighed(")
            super().visit_Getitem(node, frame)
            self.write(")")
        else:
            super().visit_Getitem(node, frame)

    def _weighed(self, node: nodes.Expr, frame: Frame) -> None:
        self.write("environment.weighed(")
        self.visit(node, frame)
        self.write(")")


class Filler(SandboxedFormatter):
    """Fills in the places of a text: `"{}".format(x)`."""

    def __init__(self, environment: "Environment", *, is_markdown: bool) -> None:
        super().__init__(environment)
        self.environment = environment
        self.is_markdown = is_markdown

    def format_field(self, value: Any, format_spec: str) -> str:
        """One place."""
        if any(int(width) > WIDEST for width in re.findall(r"\d+", format_spec)):
            raise OverLimitError("width", WIDEST)
        text = self.environment.text(value)
        shown = format(value, format_spec) if format_spec else text
        self.environment.budget.write(len(shown))
        if self.is_markdown:
            return str(escape(value if isinstance(value, Markup) and not format_spec else shown))
        return shown

    def convert_field(self, value: Any, conversion: Any) -> Any:
        """The value, as `!s` or `!r` want it."""
        return super().convert_field(self.environment.plain(value), conversion)


class Compiled(BytecodeCache):
    """The templates of this run, each compiled once however many documents are made of it."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template's code where it is known."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's code."""
        self._codes[bucket.key, bucket.checksum] = bucket.code


COMPILED = Compiled()


class Environment(ImmutableSandboxedEnvironment):
    """A sandbox with strict names and Markdown's escaping, for one document.

    Args:
        loader: where the templates come from.
        budget: what the document may use.
    """

    code_generator_class = Generator
    intercepted_binops = frozenset(("+", "-", "*", "/", "//", "%", "**"))

    def __init__(self, loader: BaseLoader, budget: Budget | None = None) -> None:
        super().__init__(
            loader=loader,
            undefined=Nothing,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            optimized=False,
            bytecode_cache=COMPILED,
        )
        self.budget = budget or Budget()
        self.fields: dict[type, frozenset[str]] = {}
        self.filters = {
            name: self._counted(name, cast(Filter, FILTERS[name])) for name in KEPT.split()
        }
        self.offer_filters({"format": self._filled, "join": _joined, "sum": _sum})
        self.filters["string"] = self.text
        comparing = {name: self._counted(name, cast(Filter, TESTS[name])) for name in COMPARING}
        self.tests = {**TESTS, **comparing}
        del self.globals["lipsum"]
        self.globals["range"] = _range

    def offer_filters(self, filters: Mapping[str, Filter]) -> None:
        """Let templates use these filters."""
        self.filters |= {name: self._counted(name, one) for name, one in filters.items()}

    def _generate(self, *args: Any, **kwargs: Any) -> str:
        imports, _, code = super()._generate(*args, **kwargs).partition("\n")
        return f"{imports}; from {__name__} import {OURS}\n{code}"

    # --- names ------------------------------------------------------------------------------

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What a template asks a thing for."""
        if isinstance(obj, ASKED_OFTEN):
            return self._field(obj, attribute)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """An item of a list or a mapping, or what a thing has by a name."""
        if isinstance(obj, ASKED_OFTEN):
            return self._field(obj, argument)
        if isinstance(argument, CONTAINERS):
            self.budget.weigh(argument)
        return super().getitem(obj, argument)

    def _field(self, obj: Any, name: Any) -> Any:
        type_ = type(obj)
        if (known := self.fields.get(type_)) is None:
            known = self.fields[type_] = frozenset(attributes(obj))
        if name in known:
            return getattr(obj, name)
        if isinstance(name, str) and name.startswith("_"):
            return self.unsafe_undefined(obj, name)
        return Nothing(obj=obj, name=name)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may ask a thing for it."""
        return super().is_safe_attribute(obj, attr, value) and attr in attributes(obj)

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:
        """What stands for something that a template may not reach."""
        if attribute.startswith("_"):
            return Nothing(obj=obj, name=attribute, exc=lambda _: UnsafeNameError(attribute))
        return Nothing(obj=obj, name=attribute)

    # --- texts ------------------------------------------------------------------------------

    def plain(self, value: Any) -> Any:
        """The value, if it can be printed.

        Raises:
            NoTextError: it is a list, a view, a macro or the like.
        """
        if isinstance(value, PLAIN):
            return checked_number(value)
        if isinstance(value, Undefined):  # of an `if` without `else`; any other one refuses
            return str(value)
        if isinstance(value, msgspec.Struct) and type(value).__str__ is not object.__str__:
            return value
        raise NoTextError(value)

    def text(self, value: Any) -> str:
        """The value as text; Markdown stays Markdown."""
        return value if isinstance(value, str) else str(self.plain(value))

    def printed(self, value: Any) -> str:
        """What stands in the document for a value."""
        shown = escape(value if isinstance(value, str) else self.plain(value))
        self.budget.write(len(shown))
        return shown

    def beside(self, values: Iterable[Any]) -> str:
        """The values beside each other: Markdown if one of them is, else text."""
        parts = [self.text(value) for value in values]
        if any(isinstance(part, Markup) for part in parts):
            return self.joined(parts, "")
        self.budget.write(sum(map(len, parts)))
        return "".join(parts)

    def joined(self, values: Iterable[Any], separator: str) -> Markdown:
        """The values, each escaped, with the separator between them."""
        mark = separator.strip(" ")
        shown = separator.replace(mark, escaped(mark)) if mark else separator
        parts: list[str] = []
        for value in values:
            self.budget.look_at(1)
            self.budget.write(len(shown))
            parts.append(self.printed(value))
        return Markdown(shown.join(parts))

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """`format` and `format_map` of a text, kept to what templates may do."""
        owner, name = getattr(value, "__self__", None), getattr(value, "__name__", "")
        if not isinstance(owner, str) or name not in ("format", "format_map"):
            return None

        def formatted(*args: Any, **kwargs: Any) -> str:
            if name == "format_map":
                (mapping,) = args
                return self.filled_in(owner, (), mapping)
            return self.filled_in(owner, args, kwargs)

        return formatted

    def filled_in(self, text: str, args: Iterable[Any], values: Mapping[str, Any]) -> str:
        """The text with its places `{}` filled in."""
        is_markdown = isinstance(text, Markup)
        filler = Filler(self, is_markdown=is_markdown)
        shown = filler.vformat(str(text), tuple(args), values)
        return Markdown(shown) if is_markdown else shown

    def _filled(self, text: Any, *args: Any, **values: Any) -> Any:
        """The filter `format`: the text with its places `%s` filled in."""
        return self._percent(self.text(text), values or args)

    def _percent(self, text: str, values: Any) -> Any:
        if NESTED_NAME.search(text):
            raise ValueError("brackets in the name of a place: %(a(b))s")
        places = FILLED_UP.findall(text)
        widths = [width for both in places for width in both if width]
        if any(width == "*" or int(width) > WIDEST for width in widths):
            raise OverLimitError("width", WIDEST)
        if isinstance(values, dict):
            put_in: tuple[Any, ...] = (*values, *values.values())
        else:
            put_in = values if isinstance(values, tuple) else (values,)
        longest = max((len(self.text(value)) for value in put_in), default=0)
        self.budget.write(len(text) + len(places) * longest)
        if isinstance(text, Markup):
            text = Markdown(text)
        return text % values

    # --- counting ---------------------------------------------------------------------------

    def weighed(self, value: Any) -> Any:
        """The value, after all that it holds is counted."""
        self.budget.weigh(value)
        return value

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Reckon, join or fill in; what Jinja made HTML-safe is Markdown here."""
        if isinstance(left, Markup):
            left = Markdown(left)
        elif isinstance(right, Markup):
            right = Markdown(right)
        if operator == "%" and isinstance(left, str):
            return self._percent(left, right)
        if operator == "**" and not -HIGHEST_POWER <= right <= HIGHEST_POWER:
            raise OverLimitError("number", HIGHEST_POWER)
        if operator == "*":
            self._weigh_repeated(left, right)
            self._weigh_repeated(right, left)
        elif operator == "+":
            self.weighed(left)
            self.weighed(right)
        return checked_number(super().call_binop(context, operator, left, right))

    def _weigh_repeated(self, value: Any, times: Any) -> None:
        if isinstance(times, int) and times > 0:
            if isinstance(value, str):
                self.budget.write(len(value) * times)
            elif isinstance(value, CONTAINERS):
                self.budget.look_at(len(value) * times)

    def call(
        __self,  # noqa: N805 - as Jinja has it
        __context: Context,
        __obj: Any,
        *args: Any,
        **kwargs: Any,
    ) -> Any:
        """Call what a template calls, after what it is given is counted."""
        budget = __self.budget
        for value in args:
            budget.weigh(value)
        for name, value in kwargs.items():
            if not name.startswith("_"):
                budget.weigh(value)
        owner = getattr(__obj, "__self__", None)
        if isinstance(owner, str):
            args = __self._for_text(owner, __obj.__name__, args)
        elif isinstance(owner, CONTAINERS):
            budget.weigh(owner)
        elif isinstance(__obj, Macro):
            budget.look_at(OF_A_MACRO)
        return super().call(__context, __obj, *args, **kwargs)

    def _for_text(self, text: str, method: str, args: tuple[Any, ...]) -> tuple[Any, ...]:
        """What a text's method is given, after what comes of it is counted."""
        self.budget.write(len(text))
        if method in ("center", "ljust", "rjust", "zfill"):
            _refuse_above(WIDEST, args)
        elif method == "replace" and all(isinstance(one, str) for one in args[:2]):
            self.budget.write(text.count(args[0]) * len(args[1]))
        elif method in ("split", "rsplit", "splitlines"):
            self.budget.look_at(len(text))
        elif method == "join" and args:
            parts = []
            for part in args[0]:
                self.budget.write(len(text) + len(self.text(part)))
                parts.append(part)
            return (parts,)
        return args

    def _counted(self, name: str, function: Filter) -> Filter:
        """A filter or a test that counts what it is given."""
        passed = 1 if hasattr(function, "jinja_pass_arg") else 0

        @wraps(function)
        def counted(*args: Any, **kwargs: Any) -> Any:
            if name not in AT_ONCE:
                for value in args[passed:]:
                    self.budget.weigh(value)
            if name in ("batch", "slice", "round", "prose"):
                _refuse_above(WIDEST, (*args[passed + 1 :], *kwargs.values()))
            found = function(*args, **kwargs)
            if isinstance(found, list):
                self.budget.look_at(len(found))
            return self._each_counted(found) if isinstance(found, Iterator) else found

        return counted

    def _each_counted(self, values: Iterator[Any]) -> Iterator[Any]:
        """The values of a filter that gives them one by one, each counted when it is taken."""
        for value in values:
            self.budget.look_at(1)
            yield value


def _refuse_above(most: int, values: Iterable[Any]) -> None:
    if any(isinstance(value, int) and value > most for value in values):
        raise OverLimitError("width", most)


def _range(*args: int) -> range:
    found = range(*args)
    if len(found) > LONGEST_RANGE:
        raise OverLimitError("range", LONGEST_RANGE)
    return found


def _attributes_of(
    environment: Environment, values: Iterable[Any], attribute: str | None
) -> Iterator[Any]:
    for value in values:
        for name in attribute.split(".") if attribute else ():
            value = environment.getitem(value, name)
        yield value


@pass_environment
def _joined(
    environment: Environment,
    values: Iterable[Any],
    separator: str = "",
    attribute: str | None = None,
) -> Markdown:
    """The filter `join`."""
    return environment.joined(_attributes_of(environment, values, attribute), separator)


@pass_environment
def _sum(
    environment: Environment, values: Iterable[Any], attribute: str | None = None, start: Any = 0
) -> Any:
    """The filter `sum`, of numbers."""
    total: Any = checked_number(start + 0)
    for value in _attributes_of(environment, values, attribute):
        total = checked_number(total + (value + 0))
    return total
