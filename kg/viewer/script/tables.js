// The same graph as tables: events, entities, statements and quotations, under the same filters.

const CHUNK = 500;
const order = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
const sorting = { events: [null, 1], entities: ["Salience", -1], statements: [null, 1], quotations: [null, 1] };

const SALIENCE = "3 for each neighbour, 4 for each outlet, 2 for each quotation, 1 for each statement, each event and each mention";
const dateOf = (item) => (articleOf(item) ? articleOf(item).date : "");
const titleOf = (item) => (articleOf(item) ? articleOf(item).title : "");
const optional = (index, text = "") => (index === null ? text : entityLink(index));
const evidenceWords = (item) => sentences(item.evidence).flatMap((sentence) => [...marked(sentence), " "]);
const evidenceButton = (statement) =>
  el("button", { type: "button", class: "link", "aria-label": `${predicateLabel(statement.predicate)}: show the evidence`,
    on: { click: () => openStatement(statement) } }, predicateLabel(statement.predicate));

const roleColumn = (title, ...roles) => ({
  title,
  value: (e) => fillersOf(e, ...roles).map(fillerText).join(", "),
  cell: (e) => fillersOf(e, ...roles).map((filler) => el("div", {}, fillerNode(filler))),
});
// The first sentence that tells of an event, and how many more there are.
function firstSentence({ reports }) {
  const [first, ...more] = sentences(reports.flatMap(({ evidence }) => evidence));
  return [first ? marked(first) : null, more.length ? el("span", { class: "tag" }, ` and ${count(more.length, "sentence")} more`) : null];
}

const DETAILS = ["recipient", "instrument", "beneficiary", "attribute", "start", "end", "cause", "purpose", "manner"];
const details = (event) => DETAILS.map((role) => [role, fillersOf(event, role)]).filter(([, fillers]) => fillers.length);

// Columns: title, the value to sort by, and what the cell shows where it is not that value.
const TABLES = {
  events: {
    title: "Events",
    rows: () => visibleEvents().sort((a, b) => a.rank - b.rank),
    order: "those that most outlets report first",
    columns: [
      { title: "Event", value: (e) => e.label, cell: (e) => eventButton(e, name(e.label)), class: "event" },
      { title: "Type", value: typeOfEvent },
      { title: "When", value: (e) => e.time, class: "plain" },
      roleColumn("Who", "agent"),
      roleColumn("Whom or what", "patient"),
      roleColumn("Where", "place"),
      roleColumn("How much", "amount"),
      {
        title: "Details",
        value: (e) => details(e).map(([role, fillers]) => `${data.roles[role]} ${fillers.map(fillerText).join(", ")}`).join("; "),
      },
      { title: "Status", value: (e) => data.statuses.indexOf(e.status), cell: (e) => statusTag(e.status) },
      { title: "Reports", value: (e) => e.reports.length, class: "number" },
      { title: "Outlets", value: (e) => outletsOf(e).join(", ") },
      { title: "Reports differ", value: (e) => e.differs.map(([role]) => data.roles[role]).join(", ") },
      { title: "Evidence", value: (e) => e.reports.flatMap((r) => r.evidence.map(([, exact]) => exact)).join(" … "), cell: firstSentence, class: "words wide" },
    ],
  },
  entities: {
    title: "Entities",
    rows: visibleEntities,
    columns: [
      { title: "Name", value: (e) => e.label, cell: (e) => el("span", { class: "with-symbol" }, typeSymbol(e.type), entityLink(e.index)) },
      { title: "Type", value: (e) => e.type },
      { title: "Other names", value: (e) => e.aliases.join(", "), cell: (e) => commas(e.aliases.map(name)) },
      { title: "Events", value: (e) => eventsOf[e.index].filter(eventVisible).length, class: "number" },
      { title: "Statements", value: (e) => statementsOf[e.index].filter(statementVisible).length, class: "number" },
      { title: "Quotations", value: (e) => quotationsOf[e.index].filter((q) => spokenBy(q, e.index) && quotationVisible(q)).length, class: "number" },
      { title: "Mentions", value: (e) => e.mentions, class: "number" },
      { title: "Articles", value: (e) => e.articles, class: "number" },
      { title: "Salience", value: (e) => data.vis.nodes[e.index].salience, class: "number", hint: SALIENCE },
    ],
  },
  statements: {
    title: "Statements",
    rows: visibleStatements,
    columns: [
      { title: "Subject", value: (s) => labelOf(s.subject), cell: (s) => entityLink(s.subject) },
      { title: "Predicate", value: (s) => predicateLabel(s.predicate), cell: evidenceButton, class: "plain" },
      { title: "Object", value: objectText, cell: (s) => objectNode(s) },
      { title: "Status", value: (s) => data.statuses.indexOf(s.status), cell: (s) => statusTag(s.status) },
      { title: "Evidence", value: (s) => s.evidence.map(([, exact]) => exact).join(" … "), cell: evidenceWords, class: "words" },
      { title: "According to", value: (s) => s.by },
      { title: "When", value: (s) => s.time, class: "plain" },
      { title: "Outlet", value: outletOf },
      { title: "Date", value: dateOf, class: "plain" },
    ],
  },
  quotations: {
    title: "Quotations",
    rows: visibleQuotations,
    columns: [
      { title: "Speaker", value: speakerOf, cell: (q) => optional(q.speaker, q.source || "unknown") },
      { title: "Words", value: (q) => q.text, class: "words" },
      { title: "Kind", value: (q) => q.kind },
      { title: "Act", value: (q) => [...actOf(q), reporterOf(q) && `according to ${reporterOf(q)}`].filter(Boolean).join(", ") },
      { title: "Cue", value: (q) => q.cue },
      { title: "In", value: (q) => (q.medium === null ? "" : labelOf(q.medium)), cell: (q) => optional(q.medium) },
      { title: "Said to", value: (q) => (q.addressee === null ? "" : labelOf(q.addressee)), cell: (q) => optional(q.addressee) },
      { title: "Outlet", value: outletOf },
      { title: "Date", value: dateOf, class: "plain" },
      { title: "Article", class: "title", value: titleOf, cell: (q) => (articleOf(q) && articleOf(q).url ? webLink(articleOf(q).url, titleOf(q)) : name(titleOf(q))) },
    ],
  },
};

function sorted(view) {
  const { rows, columns } = TABLES[view];
  const [title, direction] = sorting[view];
  const column = columns.find((one) => one.title === title);
  const found = [...rows()];
  if (!column) return found;
  const keyed = found.map((row) => [column.value(row), row]);
  const compare = (a, b) => (typeof a === "number" ? a - b : order.compare(a, b));
  return keyed.sort((a, b) => direction * compare(a[0], b[0]) || a[1].index - b[1].index).map(([, row]) => row);
}

function showTable(view) {
  const { title, columns, order: first } = TABLES[view];
  const rows = sorted(view);
  const total = { events: data.events, entities, statements: data.statements, quotations: data.quotations }[view].length;
  const body = el("tbody");
  const shown = rows.length === total ? "" : ` of ${total.toLocaleString("en")}; the others are hidden by the filters`;
  const whole = data.of && data.of[view] > total ? `; the whole graph has ${data.of[view].toLocaleString("en")}` : "";
  const told = first && rows.length > 1 && !sorting[view][0] ? `; ${first}` : "";
  const caption = el("caption", {}, `${title}: ${rows.length.toLocaleString("en")}${shown}${whole}${told}`);
  const head = el("thead", {}, el("tr", {}, columns.map((column) => heading(view, column))));
  const table = el("table", { "aria-rowcount": rows.length + 1 }, caption, head, body);
  const more = el("button", { type: "button", class: "plain-button more" });
  const addRows = () => {
    const start = body.children.length;
    body.append(...rows.slice(start, start + CHUNK).map((row) => tableRow(columns, row)));
    const left = rows.length - body.children.length;
    more.hidden = left === 0;
    more.textContent = `Show ${Math.min(left, CHUNK).toLocaleString("en")} more of ${left.toLocaleString("en")}`;
  };
  more.addEventListener("click", addRows);
  addRows();
  byId("tables").setAttribute("aria-labelledby", `tab-${view}`);
  byId("tables").replaceChildren(table, more);
}

function heading(view, column) {
  const [title, direction] = sorting[view];
  const sort = title === column.title ? (direction > 0 ? "ascending" : "descending") : "none";
  const resort = () => {
    sorting[view] = [column.title, sort === "ascending" ? -1 : 1];
    showTable(view);
    [...byId("tables").querySelectorAll("thead button")].find((button) => button.textContent === column.title).focus();
    announce(`Sorted by ${column.title}, ${sorting[view][1] > 0 ? "ascending" : "descending"}.`);
  };
  return el("th", { scope: "col", "aria-sort": sort }, el("button", { type: "button", title: column.hint, on: { click: resort } }, column.title));
}

function tableRow(columns, row) {
  return el("tr", { "data-index": row.index }, columns.map((column, place) => {
    const content = column.cell ? column.cell(row) : el("span", { dir: "auto" }, String(column.value(row)));
    return el(place ? "td" : "th", { class: column.class, scope: place ? null : "row" }, content);
  }));
}
