"""Jinja that writes Markdown: a sandbox whose every value is escaped as Markdown."""

from collections.abc import Iterable
from types import CodeType
from typing import Any, NoReturn

import jinja2.runtime
from jinja2 import BaseLoader, BytecodeCache, StrictUndefined, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.filters import FILTERS
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from nplan.documents.markdown import Markdown, escaped

KEPT = """
abs batch capitalize count d default dictsort first float format groupby int items last
length list lower map max min reject rejectattr reverse round select selectattr slice sort
string sum title trim unique upper wordcount
"""
"""Jinja's filters that neither make nor escape HTML."""

OURS = "Macro, Markdown as Markup, escape, markup_join"
"""What generated code takes from here in place of Jinja's."""

escape = Markdown.escape


def joined(values: Iterable[Any], separator: str = "", attribute: str | None = None) -> Markdown:
    """The values, each escaped, with the separator between them."""
    if attribute is not None:
        values = (getattr(value, attribute) for value in values)
    mark = separator.strip(" ")
    shown = separator.replace(mark, escaped(mark)) if mark else separator
    return Markdown(shown.join(escape(value) for value in values))


def markup_join(values: Iterable[Any]) -> str:
    """The values beside each other: Markdown if one of them is, else text."""
    parts = list(values)
    if any(isinstance(part, Markup) for part in parts):
        return joined(parts)
    return "".join(map(str, parts))


class Macro(jinja2.runtime.Macro):
    """A macro, which returns Markdown."""

    def _invoke(self, arguments: list[Any], autoescape: bool) -> str:
        return Markdown(self._func(*arguments))


class Generator(CodeGenerator):
    """Code whose escaping is Markdown's, with no way to turn it off."""

    def visit_ScopedEvalContextModifier(  # noqa: N802 - Jinja's name
        self, node: nodes.ScopedEvalContextModifier, frame: Frame
    ) -> NoReturn:
        """Refuse `{% autoescape false %}`."""
        self.fail("autoescape cannot be turned off", node.lineno)

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        constant = node.as_const(frame.eval_ctx)
        return str(constant if isinstance(node, nodes.TemplateData) else escape(constant))


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
    """A sandbox with strict names and Markdown's escaping."""

    code_generator_class = Generator
    intercepted_binops = frozenset("+%*")

    def __init__(self, loader: BaseLoader) -> None:
        super().__init__(
            loader=loader,
            undefined=StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            optimized=False,
            bytecode_cache=COMPILED,
        )
        self.filters = {name: FILTERS[name] for name in KEPT.split()} | {"join": joined}
        del self.globals["lipsum"]

    def _generate(self, *args: Any, **kwargs: Any) -> str:
        imports, _, code = super()._generate(*args, **kwargs).partition("\n")
        return f"{imports}; from {__name__} import {OURS}\n{code}"

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Add, multiply or fill in; what Jinja made HTML-safe is Markdown here."""
        if isinstance(left, Markup):
            left = Markdown(left)
        elif isinstance(right, Markup):
            right = Markdown(right)
        return super().call_binop(context, operator, left, right)
