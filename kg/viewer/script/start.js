// Where to begin: what most outlets report, and those of whom most is said.

const STARTS = 6;
const LONGEST_LINE = 50;
const NO_START = new Set(["Group", "Outlet"]);

function buildStart() {
  const said = ({ index }) => eventsOf[index].length + statementsOf[index].length + quotationsOf[index].length;
  const salience = ({ index }) => nodesById.get(index).salience;
  const first = entities.filter((entity) => entity.named && !NO_START.has(entity.type) && said(entity));
  first.sort((a, b) => salience(b) - salience(a) || a.index - b.index);
  if (!first.length) return null;
  return el(
    "nav", { id: "start", "aria-labelledby": "start-title" }, el("h2", { id: "start-title" }, "Start here"),
    el("ul", {}, first.slice(0, STARTS).map(startLine)), startEvents(),
  );
}

function startEvents() {
  const first = data.events.filter(({ node, status }) => nodesById.has(node) && status === "asserted").sort((a, b) => a.rank - b.rank).slice(0, STARTS);
  if (!first.length) return null;
  return [el("h2", { class: "next" }, "What happened"), el("ul", { id: "start-events" }, first.map(eventStartLine))];
}

function eventStartLine(event) {
  const number = outletsOf(event).length || event.reports.length;
  const hint = outletsOf(event).length ? count(number, "outlet") : count(number, "report");
  return el(
    "li", { class: "choice", title: hint }, typeSymbol("Happening"),
    el("button", { type: "button", class: "link name", on: { click: () => startAt({ event: event.index, focus: true }) } }, name(short(event.label, LONGEST_LINE))),
    el("span", { class: "count" }, number.toLocaleString("en"), el("span", { class: "quiet" }, ` ${hint.replace(/^[\d,]+ /, "")}`)),
  );
}

function startAt(what) {
  if (narrow.matches) showFilters(false);
  select(what);
}

function startLine(entity) {
  const { index, type, label } = entity;
  const [statements, quotations] = [statementsOf[index].length, quotationsOf[index].length];
  const events = eventsOf[index].length;
  const hint = `${events ? `${count(events, "event")}, ` : ""}${count(statements, "statement")}, ${count(quotations, "quotation")}`;
  return el(
    "li", { class: "choice", title: hint }, typeSymbol(type),
    el("button", { type: "button", class: "link name", on: { click: () => startAt({ entity: index, focus: true }) } }, name(label)),
    el("span", { class: "count" }, (events + statements + quotations).toLocaleString("en"), el("span", { class: "quiet" }, ` entries: ${hint}`)),
  );
}
