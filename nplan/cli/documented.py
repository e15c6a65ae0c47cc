"""What the source says of each field of a record or a view: the text that stands below it."""

import ast
import inspect
import sys
from functools import cache
from itertools import pairwise


@cache
def documented(type_: type) -> dict[str, str]:
    """What stands below each field in the source of a class and of those it builds on.

    By the attribute's name; a field without a text is left out.
    """
    found: dict[str, str] = {}
    ours = (one for one in reversed(type_.__mro__) if one.__module__.startswith("nplan."))
    for one in ours:
        for field, doc in pairwise(_classes(one.__module__)[one.__name__].body):
            if (
                isinstance(field, ast.AnnAssign)
                and isinstance(field.target, ast.Name)
                and isinstance(doc, ast.Expr)
                and isinstance(doc.value, ast.Constant)
            ):
                found[field.target.id] = " ".join(str(doc.value.value).split())
    return found


@cache
def _classes(module: str) -> dict[str, ast.ClassDef]:
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {one.name: one for one in tree.body if isinstance(one, ast.ClassDef)}
