// What script adds to a page that is whole without it: values of charts under the pointer or the focus, tables that sort, and a table
// that is filtered by what is typed.

"use strict";

// Values of charts: the title of a mark, in a box beside it, at once.
function showValuesOfMarks() {
  const box = document.createElement("div");
  box.className = "value-box";
  box.hidden = true;
  box.setAttribute("role", "status");
  document.body.append(box);
  const titleOf = (target) => target.closest?.("svg [data-value]")?.querySelector(":scope > title");
  const show = (title, x, y) => {
    box.textContent = title.textContent;
    box.hidden = false;
    const room = document.documentElement.clientWidth - box.offsetWidth - 8;
    const above = y - box.offsetHeight - 12;
    box.style.left = `${Math.max(8, Math.min(x + 12, room)) + scrollX}px`;
    box.style.top = `${(above < 0 ? y + 20 : above) + scrollY}px`;
  };
  document.addEventListener("pointermove", (event) => {
    const title = titleOf(event.target);
    if (title) show(title, event.clientX, event.clientY);
    else box.hidden = true;
  });
  document.addEventListener("focusin", (event) => {
    const title = titleOf(event.target);
    if (!title) return;
    const place = event.target.getBoundingClientRect();
    show(title, place.right, place.top);
  });
  document.addEventListener("focusout", () => { box.hidden = true; });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") box.hidden = true; });
}

// Tables that sort: the headings become buttons. Numbers go by what the file has, not by what is shown.
function makeSortable(table) {
  const body = table.tBodies[0];
  const headings = [...table.tHead.rows[0].cells];
  const valueOf = (row, column) => {
    const cell = row.cells[column];
    const data = cell.querySelector("data");
    const text = cell.textContent.trim();
    const number = Number(data ? data.value : text.replace(/,/g, "").replace("−", "-"));
    return { text, number: text === "" || Number.isNaN(number) ? null : number };
  };
  const compare = (a, b) => {
    if (a.number !== null && b.number !== null) return a.number - b.number;
    if ((a.number === null) !== (b.number === null)) return a.number === null ? 1 : -1;
    return a.text < b.text ? -1 : a.text > b.text ? 1 : 0;
  };
  const sort = (column) => {
    const heading = headings[column];
    const descends = heading.getAttribute("aria-sort") === "ascending";
    const rows = [...body.rows].map((row) => ({ row, value: valueOf(row, column) }));
    // What is empty stays last either way.
    rows.sort((a, b) => {
      if ((a.value.text === "") !== (b.value.text === "")) return a.value.text === "" ? 1 : -1;
      return descends ? compare(b.value, a.value) : compare(a.value, b.value);
    });
    for (const other of headings) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", descends ? "descending" : "ascending");
    body.append(...rows.map(({ row }) => row));
  };
  headings.forEach((heading, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    button.addEventListener("click", () => sort(column));
    heading.append(button);
  });
}

// A box above the tables of a section: rows that have none of what is typed are not shown, and what has some is opened.
function makeFiltered(tables) {
  const label = document.createElement("label");
  const input = document.createElement("input");
  const count = document.createElement("output");
  const rows = tables.flatMap((table) => [...table.tBodies[0].rows]);
  input.type = "search";
  label.className = "filter";
  const tell = (shown) => { count.textContent = `${shown} of ${rows.length} rows`; };
  input.addEventListener("input", () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
      if (!row.hidden) shown += 1;
    }
    for (const table of tables) {
      const details = table.closest("details");
      if (details) details.open = words.length > 0 && [...table.tBodies[0].rows].some((row) => !row.hidden);
    }
    tell(shown);
  });
  tell(rows.length);
  label.append("Show rows with ", input, " ", count);
  const first = tables[0].closest("details") ?? tables[0].closest(".scroll") ?? tables[0];
  first.before(label);
}

showValuesOfMarks();
// Tables of fewer rows than these are looked through as they are.
const manyRows = 12;
for (const section of document.querySelectorAll("section")) {
  const tables = [...section.querySelectorAll("table.sortable")];
  for (const table of tables) makeSortable(table);
  if (tables.reduce((sum, table) => sum + table.tBodies[0].rows.length, 0) > manyRows) makeFiltered(tables);
}
