"""What a template may do, what it is told when it does something else, and that it ends."""

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nplan.documents.budget import Budget, OverLimitError
from nplan.documents.draft import markdown
from nplan.documents.markdown import Markdown
from nplan.documents.material import Material
from nplan.documents.programme import programme
from nplan.files.templates import templates
from nplan.model.error import NplanError
from nplan.model.records import Records
from nplan.texts.findings import sentence

from .conftest import PROCESS

NAME = "programme.md.j2"


def written(records: Records, template: str, **others: str) -> str:
    """What the template writes of the small process."""
    view = programme(Material(records=records))
    charts = {name: Markdown(f"![{name}](<{name}.svg>)") for name in view.charts}
    texts = templates(PROCESS) | {f"{name}.md.j2": text for name, text in others.items()}
    return markdown("programme", view, texts | {NAME: template}, charts).text


def told(records: Records, template: str, **others: str) -> dict[str, str | int]:
    """What is told of a template that cannot be followed."""
    with pytest.raises(NplanError) as stopped:
        written(records, template, **others)
    assert stopped.value.code == "bad-template"
    return stopped.value.values


@pytest.mark.parametrize(
    ("template", "line", "problem", "name"),
    [
        ("# Titel\n\n{{ view.titel }}", 3, "attribute", "titel"),
        ("{{ vew.title }}", 1, "variable", "vew"),
        ("{% for area in view.areas %}\n{{ aera.title }}{% endfor %}", 2, "variable", "aera"),
        ("{% for area in view.areas %}\n{{ area['titel'] }}{% endfor %}", 2, "attribute", "titel"),
        ('{{ view.areas | join(attribute="titel") }}', 1, "attribute", "titel"),
        ("{{ view.areas[99].title }}", 1, "index", 99),
        ("{{ view.cover.stamp.date }}", 1, "single-value", "date"),
        ("{{ none.title }}", 1, "empty-value", "title"),
        ("{{ view.title | numbr }}", 1, "filter", "numbr"),
        ("{% if view.title %}{{ view.title | numbr }}{% endif %}", 1, "filter", "numbr"),
        ("{{ view.title is emtpy }}", 1, "test", "emtpy"),
        ("{% foor x in y %}{% endfoor %}", 1, "tag", "foor"),
        ("\n{{ chart('kartor') }}", 2, "chart", "kartor"),
        ('{% from "parts.md.j2" import covr %}\n{{ covr(view) }}', 2, "macro", "covr"),
        ("{% macro m(x) %}{{ x }}{% endmacro %}{{ m() }}", 1, "not-given", "x"),
        ('\n{% include "part.md.j2" %}', 2, "template", "part.md.j2"),
        ("\n{% for x in view.areas %}\n", 2, "unclosed", "for"),
        ("{% for x in view.areas %}{% endif %}", 1, "crossed", "endif"),
    ],
)
def test_what_there_is_not_is_told_by_its_line_and_name(
    records: Records, template: str, line: int, problem: str, name: str | int
) -> None:
    values = told(records, template)
    assert (values["file"], values["line"]) == (f"templates/{NAME}", line)
    assert (values["problem"], values["name"]) == (problem, name)


@pytest.mark.parametrize(
    ("template", "known"),
    [
        ("{{ chart('kartor') }}", "meetings, areas"),
        ("{{ view.made.dag }}", "day, isoformat, month, weekday, year"),
        ('{% include "x" %}', ", ".join(sorted(templates(PROCESS)))),
        ("{{ x }}", "_, anchor, chart, cycler, dict, joiner, link, namespace, range, view"),
        ("{% set ns = namespace(a=1) %}{{ ns.b }}", "a"),
    ],
)
def test_what_there_is_is_named(records: Records, template: str, known: str) -> None:
    assert told(records, template)["known"] == known


def test_whose_name_it_is_stands_as_it_is_written(records: Records) -> None:
    assert told(records, "{{ view.cover.stmp }}")["owner"] == "view.cover"
    assert told(records, '{{ (view.cover)["stmp"] }}')["owner"] == "Cover"


def test_a_mistake_in_another_template_is_told_there(records: Records) -> None:
    values = told(records, '{% include "del.md.j2" %}', **{"del": "Hej\n\n{{ view.kommun }}"})
    assert (values["file"], values["line"]) == ("templates/del.md.j2", 3)


@pytest.mark.parametrize(
    ("template", "problem"),
    [
        ("{{ view.areas }}", "no-text"),
        ("{{ view.areas[0] ~ '' }}", "no-text-but-fields"),
        ("{{ view }}", "no-text-but-fields"),
        ("{{ '%s' % view }}", "no-text-but-fields"),
        ("{{ '{}'.format(view.areas) }}", "no-text"),
        ("{{ [view.areas] | join }}", "no-text"),
        ("{{ view.areas | string }}", "no-text"),
        ("{{ chart }}", "no-text-but-macro"),
    ],
)
def test_only_texts_are_printed(records: Records, template: str, problem: str) -> None:
    assert told(records, template)["problem"] == problem


@pytest.mark.parametrize(
    "name",
    ["../data/process.yaml", "/etc/passwd", "C:\\\\x", "..", "\\\\\\\\host\\\\x", "del/../../x"],
)
@pytest.mark.parametrize("how", ["include", "extends", "import"])
def test_nothing_outside_the_folder_is_taken_in(records: Records, name: str, how: str) -> None:
    template = f'{{% {how} "{name}" {"as x " if how == "import" else ""}%}}'
    assert told(records, template)["problem"] in ("outside", "template")


@pytest.mark.parametrize(
    "template",
    [
        "{{ view.__class__.__mro__ }}",
        "{{ view['__class__'] }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ (1).__class__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ joiner.__init__.__globals__ }}",
        "{{ namespace.__init__.__globals__ }}",
        "{{ self.__init__ }}",
        "{{ self._TemplateReference__context }}",
        "{% for x in [1] %}{{ loop._iterable }}{% endfor %}",
        "{{ '{0.__class__}'.format(view) }}",
        "{{ '{x.__class__.__init__.__globals__}'.format_map({'x': view}) }}",
        "{{ _('{x.__class__}', x=view) }}",
        "{{ [view] | map(attribute='__class__') | list | first }}",
        "{{ [view] | join(attribute='__class__') }}",
        "{{ [view] | sum(attribute='__class__') }}",
        "{{ [view] | sort(attribute='__class__.__name__') | list }}",
        "{{ [view] | selectattr('__class__') | list }}",
    ],
)
def test_what_is_inside_python_is_out_of_reach(records: Records, template: str) -> None:
    assert told(records, template)["problem"] == "unsafe"


@pytest.mark.parametrize(
    ("template", "problem"),
    [
        ("{{ lipsum.__globals__ }}", "variable"),
        ("{{ view | attr('__class__') }}", "filter"),
        ("{{ view.title | pprint }}", "filter"),
        ("{{ dict.mro() }}", "single-value"),
        ("{{ dict.fromkeys }}", "single-value"),
        ("{{ range.__self__ }}", "single-value"),
        ("{{ _.func }}", "single-value"),
        ("{{ view.title.format.__self__ }}", "single-value"),
        ("{{ 'x'.encode() }}", "single-value"),
        ("{{ 'x'.translate({}) }}", "single-value"),
        ("{{ (5).to_bytes(9, 'big') }}", "single-value"),
        ("{{ view.made.strftime('%9999999999d') }}", "attribute"),
        ("{{ view.areas.__add__ }}", "unsafe"),
        ("{{ [1].append(2) }}", "attribute"),
        ("{{ '%(a)s' % {'a': view} }}", "no-text-but-fields"),
        ("{{ '{0!r}'.format(view) }}", "no-text-but-fields"),
    ],
)
def test_what_is_not_there_cannot_be_used_to_get_further(
    records: Records, template: str, problem: str
) -> None:
    assert told(records, template)["problem"] == problem


TWICE = "{{% set ns = namespace(x={start}) %}}{{% for i in range(99) %}}\n{step}{{% endfor %}}"
GROWING = {
    "~": ("'aaaa'", "{% set ns.x = ns.x ~ ns.x %}"),
    "+": ("'aaaa'", "{% set ns.x = ns.x + ns.x %}"),
    "*": ("'aaaa'", "{% set ns.x = ns.x * 9 %}"),
    "%": ("'aaaa'", "{% set ns.x = '%s%s' % (ns.x, ns.x) %}"),
    "% of a mapping": ("'aaaa'", "{% set ns.x = '%(a)s%(a)s' % {'a': ns.x} %}"),
    "the filter format": ("'aaaa'", "{% set ns.x = '%s%s' | format(ns.x, ns.x) %}"),
    "format": ("'aaaa'", "{% set ns.x = '{0}{0}'.format(ns.x) %}"),
    "format_map": ("'aaaa'", "{% set ns.x = '{a}{a}'.format_map({'a': ns.x}) %}"),
    "_": ("'aaaa'", "{% set ns.x = _('{a}{a}', a=ns.x) %}"),
    "replace": ("'aaaa'", "{% set ns.x = ns.x.replace('a', 'aa') %}"),
    "join": ("'aaaa'", "{% set ns.x = ''.join([ns.x, ns.x]) %}"),
    "the filter join": ("'aaaa'", "{% set ns.x = [ns.x, ns.x] | join %}"),
    "a block": ("'aaaa'", "{% set x %}{{ ns.x }}{{ ns.x }}{% endset %}{% set ns.x = x %}"),
    "a list's +": ("[1]", "{% set ns.x = ns.x + ns.x %}"),
    "a list's *": ("[1]", "{% set ns.x = ns.x * 9 %}"),
    "a number's *": ("3", "{% set ns.x = ns.x * ns.x %}"),
    "a number's **": ("3", "{% set ns.x = ns.x ** 99 %}"),
}
NESTED = "{% set ns = namespace(x=(1,), y=(1,)) %}{% for i in range(60) %}{% set ns.x = (ns.x, ns.x) %}{% set ns.y = (ns.y, ns.y) %}{% endfor %}"  # noqa: E501 - one line, as it is told
LISTED = "{% set r = range(100000) | list %}{% for i in range(100000) %}"
ENDLESS = {
    "nested loops": "{% for i in range(9999) %}{% for j in range(9999) %}{% endfor %}{% endfor %}",
    "fixed text": "{% for i in range(99999) %}" + "x" * 9999 + "{% endfor %}",
    "a macro that calls itself twice": "{% macro m(x) %}{% if x %}{{ m(x - 1) }}{{ m(x - 1) }}"
    "{% endif %}{% endmacro %}{{ m(99) }}",
    "a recursive loop": "{% for x in [1] recursive %}{{ loop(range(99999)) }}{% endfor %}",
    "list": LISTED + "{% set x = r | list %}{% endfor %}",
    "sum": LISTED + "{% set x = r | sum %}{% endfor %}",
    "in": LISTED + "{% if -1 in r %}{% endif %}{% endfor %}",
    "==": LISTED + "{% if r == r[:] %}{% endif %}{% endfor %}",
    "is eq": LISTED + "{% if r is eq r %}{% endif %}{% endfor %}",
    "a part": LISTED + "{% set x = r[:] %}{% endfor %}",
    "count": LISTED + "{% set x = r.count(1) %}{% endfor %}",
    "a key": NESTED + "{{ {ns.x: 1} | length }}",
    "equal": NESTED + "{{ ns.x == ns.y }}",
    "unique": NESTED + "{{ [ns.x] | unique | list | length }}",
    "an item": NESTED + "{{ {}[ns.x] }}",
    "range": "{{ range(10**9) }}",
    "power": "{{ 9**9**9 }}",
    "text times": "{{ 'x' * 10**9 }}",
    "list times": "{{ [1] * 10**9 }}",
    "format": "{{ '{:>999999999}'.format('a') }}",
    "format of a width": "{{ '{:{w}}'.format('a', w=999999999) }}",
    "_": "{{ _('{x:>999999999}', x='a') }}",
    "%": "{{ '%999999999d' % 1 }}",
    "% of a width": "{{ '%*d' % (999999999, 1) }}",
    "% of a precision": "{{ '%.999999999f' % 1 }}",
    "a loop's if": LISTED + "{% for j in r if false %}{% endfor %}{% endfor %}",
    "filters upon filters": "{% set ns = namespace(x=range(99999)) %}{% for i in range(99) %}"
    "{% set ns.x = ns.x | map('abs') %}{% endfor %}{{ ns.x | list | length }}",
    "% of a mapping's keys": "{% set x = {'x' * 9**7: 1} %}{% for i in range(99) %}"
    "{% set y = '%s' % x %}{% endfor %}",
    "an indent": "{{ 'a\\n\\na' | prose(indent=999999999) }}",
    "an anchor": "{% set x = 'x' * 9**7 %}{% for i in range(999) %}"
    "{% set y = anchor(x, 'y') %}{% endfor %}",
    "center": "{{ 'a'.center(999999999) }}",
    "zfill": "{{ 'a'.zfill(999999999) }}",
    "batch": "{{ [1] | batch(999999999, 'x') | list | length }}",
    "slice": "{{ [1] | slice(999999999) | list | length }}",
    "round": "{{ 1.5 | round(999999999, 'ceil') }}",
} | {f"{name}, doubled": TWICE.format(start=a, step=b) for name, (a, b) in GROWING.items()}
LIMITS = {"endless", "long", "number", "width", "range"}


@pytest.mark.parametrize("template", ENDLESS.values(), ids=ENDLESS)
def test_what_would_never_end_ends_and_stays_small(records: Records, template: str) -> None:
    values = told(records, template)
    assert values["problem"] in LIMITS | {"recursion"}
    assert values["line"] in (1, 2)


@pytest.mark.parametrize("name", ["~", "join", "format", "a list's +", "a block"])
def test_what_grows_stops_before_it_is_large(records: Records, name: str) -> None:
    start, step = GROWING[name]
    template = TWICE.format(start=start, step=step)
    told(records, template)  # what is imported once is not the template's
    tracemalloc.start()
    told(records, template)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 150_000_000


@pytest.mark.parametrize(
    "template",
    [
        "{% macro m(x) %}{{ m(x) }}{% endmacro %}\n{{ m(1) }}",
        '\n{% include "programme.md.j2" %}',
        '\n{% extends "programme.md.j2" %}',
        '\n{% import "programme.md.j2" as p %}',
        '\n{% include "del.md.j2" %}',
    ],
)
def test_a_template_that_takes_in_itself_is_told(records: Records, template: str) -> None:
    values = told(records, template, **{"del": '{% include "programme.md.j2" %}'})
    assert values["problem"] == "recursion"


@pytest.mark.parametrize(
    "template",
    [
        "{% for a in [1] %}" * 25 + "{% endfor %}" * 25,
        "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
        "{{ " + "[" * 300 + "1" + "]" * 300 + " }}",
    ],
    ids=["loops", "brackets", "lists"],
)
def test_what_stands_too_deeply_in_each_other_is_told(records: Records, template: str) -> None:
    assert told(records, template)["problem"] == "nested"


@pytest.mark.parametrize(
    ("template", "swedish"),
    [
        ("{{ view.title }", "x.j2:1: ”}” hör inte hemma där"),
        ("{{ view.title", "x.j2:1: mallen slutar mitt i något"),
        ("{{ }}", "x.j2:1: något saknas före ”}}”"),
        ("{% if %}a{% endif %}", "x.j2:1: något saknas före ”%}”"),
        ("{{ view.title 'a' }}", 'x.j2:1: ”"..."” står där det ska stå }}'),
        ("{{ (1] }}", "x.j2:1: ”]” hör inte hemma där"),
        ('{{ "a }}', 'x.j2:1: ”"” hör inte hemma där'),
        ("{# a", "x.j2:1: mallen slutar mitt i något"),
        ("a{% endif %}", "x.j2:1: {% endif %} hör inte till något som är öppet"),
        ("{% if 1 %}{% endfor %}", "x.j2:1: {% endfor %} står innan {% if %} är stängt"),
        ("{% for a of b %}{% endfor %}", "x.j2:1: ”of” står där det ska stå in"),
        ("{{ 1 / 0 }}", "x.j2:1: mallen delar med 0"),
    ],
)
def test_what_jinja_says_often_is_told_in_swedish(
    records: Records, template: str, swedish: str
) -> None:
    values = told(records, template) | {"file": "x.j2"}
    assert sentence("bad-template", values, "sv")[0] == swedish


@pytest.mark.parametrize(
    "template",
    [
        "{{ '\\ud800' }}",
        "{{ view.title + 1 }}",
        "{{ '%(a(b))999999999s' % {'a(b)': 1} }}",
    ],
)
def test_any_other_mistake_is_told_in_python_s_words(records: Records, template: str) -> None:
    values = told(records, template)
    assert values["line"] == 1
    assert values["detail"]


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ 'a'.upper() }} {{ 'a b'.split() | join('-') }}", "A a\\-b"),
        ("{{ '{} {:>3} {x}'.format('a', 1, x=2) }}", "a   1 2"),
        ("{{ '%s %03d %(x)s' % {'x': 1} if false else '%s-%03d' % ('a', 7) }}", "a-007"),
        ("{{ [3, 1, 2] | sort | join(', ') }} {{ [1, 2] | sum }}", "1, 2, 3 3"),
        ("{{ 'x' if false }}y", "y"),
        ("{% for x in [1, 2] %}{{ loop.index }}/{{ loop.length }} {% endfor %}", "1/2 2/2"),
        ("{% for k, v in {'a': 1}.items() %}{{ k }}{{ v }}{% endfor %}", "a1"),
        (
            "{% for x in [1, [2]] recursive %}{{ loop(x) if x is iterable else x }}{% endfor %}",
            "12",
        ),
        ("{% block b %}a{% endblock %}{{ self.b() }}", "aa"),
        ("{% set c = cycler('a', 'b') %}{{ c.next() }}{{ c.next() }}{{ c.current }}", "aba"),
        (
            "{{ view.made.year }} {{ view.areas | length }} {{ view.areas[0].title }}",
            "2024 2 Kommunal service",
        ),
        ("{{ 1 in [1, 2] }} {{ 2 ** 10 }} {{ 7 // 2 }}", "True 1024 3"),
        ("{{ _('It leads to {what}.', what='*x*') }}", "Leder till \\*x\\*."),
    ],
)
def test_what_honest_templates_do(records: Records, template: str, expected: str) -> None:
    assert written(records, template).strip() == expected


DEEP = st.recursive(
    st.text(max_size=3) | st.integers(), lambda inner: st.lists(inner, max_size=4), max_leaves=20
)


def _items(value: object) -> int:
    return len(value) + sum(map(_items, value)) if isinstance(value, list) else 0


@given(DEEP)
def test_a_value_weighs_all_its_items(value: object) -> None:
    budget = Budget()
    before = budget.steps
    budget.weigh(value)
    assert before - budget.steps == _items(value)


def test_a_budget_says_what_is_used_up() -> None:
    with pytest.raises(OverLimitError) as steps:
        Budget(steps=3).look_at(4)
    with pytest.raises(OverLimitError) as characters:
        Budget(characters=3).write(4)
    assert (steps.value.limit, steps.value.most) == ("endless", 3)
    assert (characters.value.limit, characters.value.most) == ("long", 3)
