// Where to begin: those of whom most is said.

const STARTS = 6;
const NO_START = new Set(["Group", "Outlet"]);

function buildStart() {
  const said = ({ index }) => statementsOf[index].length + quotationsOf[index].length;
  const salience = ({ index }) => nodesById.get(index).salience;
  const first = entities.filter((entity) => entity.named && !NO_START.has(entity.type) && said(entity));
  first.sort((a, b) => salience(b) - salience(a) || a.index - b.index);
  if (!first.length) return null;
  return el("nav", { id: "start", "aria-labelledby": "start-title" }, el("h2", { id: "start-title" }, "Start here"), el("ul", {}, first.slice(0, STARTS).map(startLine)));
}

function startLine(entity) {
  const { index, type, label } = entity;
  const [statements, quotations] = [statementsOf[index].length, quotationsOf[index].length];
  const hint = `${count(statements, "statement")}, ${count(quotations, "quotation")}`;
  const open = () => {
    if (narrow.matches) showFilters(false);
    select({ entity: index, focus: true });
  };
  return el(
    "li", { class: "choice", title: hint }, typeSymbol(type),
    el("button", { type: "button", class: "link name", on: { click: open } }, name(label)),
    el("span", { class: "count" }, (statements + quotations).toLocaleString("en"), el("span", { class: "quiet" }, ` entries: ${hint}`)),
  );
}
