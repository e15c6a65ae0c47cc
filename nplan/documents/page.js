// Search and filters for the table of inputs. Without this script the page is read as it is.
// A column is a filter if an anchor in its head is named filter.<key>; its cells hold the values,
// several with semicolons between. What is chosen stands in the address, so that it can be sent.
(() => {
  "use strict";
  const words = document.currentScript.dataset;
  const table = document.querySelector('th [id^="filter."]')?.closest("table");
  if (!table) return;
  const heads = [...table.querySelectorAll('th [id^="filter."]')];
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
  const text = (cell) => cell.textContent.trim();
  const folded = (words) => words.toLocaleLowerCase().normalize("NFC");
  const make = (tag, properties, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };

  const filters = heads.map((head) => {
    const column = head.closest("th").cellIndex;
    const values = rows.map((row) => text(row.cells[column]).split("; "));
    const select = make("select", { name: head.id.slice("filter.".length) });
    select.append(new Option(words.all, ""));
    for (const value of [...new Set(values.flat())]) select.append(new Option(value, value));
    return { label: text(head), select, values };
  });
  const search = make("input", { type: "search", name: "q", autocomplete: "off" });
  const clear = make("button", { type: "button" }, words.clear);
  const hits = make("p", {});
  hits.setAttribute("role", "status");
  const labelled = (label, control) => make("label", {}, label, control);
  const controls = make("div", { className: "controls" }, labelled(words.search, search));
  controls.append(...filters.map((one) => labelled(one.label, one.select)), clear);
  const legend = make("legend", {}, words.legend);
  const form = make("form", {}, make("fieldset", {}, legend, controls), hits);
  form.setAttribute("role", "search");
  form.setAttribute("aria-label", words.legend);

  const texts = rows.map((row) => folded(row.textContent));
  const show = () => {
    const wanted = folded(search.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, at) => {
      const fits =
        wanted.every((word) => texts[at].includes(word)) &&
        filters.every(({ select, values }) => !select.value || values[at].includes(select.value));
      row.hidden = !fits;
      if (fits) shown += 1;
    });
    hits.textContent = words.hits.replace("%n", shown).replace("%total", rows.length);
  };

  const named = () => [search, ...filters.map((one) => one.select)];
  const remember = () => {
    const chosen = new URLSearchParams(
      named().filter((one) => one.value).map((one) => [one.name, one.value])
    ).toString();
    const address = location.pathname + (chosen && `?${chosen}`) + location.hash;
    try {
      history.replaceState(null, "", address);
    } catch {
      // Some browsers keep the address of a file as it is.
    }
  };
  const recall = () => {
    const chosen = new URLSearchParams(location.search);
    for (const one of named()) one.value = chosen.get(one.name) ?? "";
    for (const { select } of filters) if (select.selectedIndex < 0) select.value = "";
  };
  const changed = () => (show(), remember());
  const showAll = () => {
    for (const one of named()) one.value = "";
    changed();
  };
  // A link to an input that is filtered away shows all of them again.
  const reach = (target) => target?.closest("tr[hidden]") && showAll();

  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  clear.addEventListener("click", showAll);
  addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link) reach(document.getElementById(link.getAttribute("href").slice(1)));
  });
  addEventListener("hashchange", () => reach(document.querySelector(":target")));
  (table.closest(".framed") ?? table).before(form);
  recall();
  show();
  reach(document.querySelector(":target"));
})();
