// Which statements, quotations and entities the filters let through, and the boxes that say so.

const hidden = { type: new Set(), predicate: new Set(), status: new Set(), outlet: new Set(), event: new Set() };
const UNTYPED = "other";
let eventsShown = true;
let moreEvents = false;
let mentionedOnly = false;
let withSomething = new Set();

const typeVisible = (index) => index === null || !hidden.type.has(entities[index].type);

function statementVisible(statement) {
  return (
    !hidden.predicate.has(statement.predicate) && !hidden.status.has(statement.status) && !hidden.outlet.has(outletOf(statement)) &&
    typeVisible(statement.subject) && typeVisible(statement.object)
  );
}

function quotationVisible(quotation) {
  return (
    !hidden.predicate.has("said") && !hidden.status.has(quotation.status) && !hidden.outlet.has(outletOf(quotation)) &&
    typeVisible(quotation.speaker) && typeVisible(quotation.addressee)
  );
}

const reportVisible = (report) => !hidden.status.has(report.status) && !hidden.outlet.has(outletOf(report));

function eventVisible(event) {
  if (!eventsShown || hidden.event.has(typeOfEvent(event) || UNTYPED) || !event.reports.some(reportVisible)) return false;
  return !event.participants.length || event.participants.some(typeVisible);
}

// An entity of which nothing is said, only that it is mentioned, is shown on demand.
function entityVisible(entity) {
  if (hidden.type.has(entity.type)) return false;
  if (withSomething.has(entity.index)) return true;
  if (!mentionedOnly || !onlyMentioned(entity)) return false;
  return !entity.foundIn.length || entity.foundIn.some((article) => !hidden.outlet.has(data.articles[article].outlet || UNKNOWN_OUTLET));
}

const visibleStatements = () => data.statements.filter(statementVisible);
const visibleQuotations = () => data.quotations.filter(quotationVisible);
const visibleEvents = () => data.events.filter(eventVisible);
const visibleEntities = () => entities.filter(entityVisible);

function recount() {
  withSomething = new Set();
  for (const { subject, object, source } of visibleStatements()) withSomething.add(subject).add(object).add(source);
  for (const { speaker, members, addressee } of visibleQuotations()) [speaker, ...members, addressee].forEach((one) => withSomething.add(one));
  for (const { participants } of visibleEvents()) participants.forEach((one) => withSomething.add(one));
}

function tally(items, key) {
  const counts = new Map();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) || 0) + 1);
  return counts;
}

function buildFilters(changed) {
  const update = () => {
    recount();
    changed();
  };
  const box = byId("filters");
  const types = tally(entities, (entity) => entity.type);
  const reports = data.events.flatMap((event) => event.reports);
  const statuses = tally([...data.statements, ...reports], ({ status }) => status);
  const outlets = tally([...data.statements, ...data.quotations, ...reports], outletOf);
  box.replaceChildren(...[
    buildStart(),
    choices("Entities", "type", Object.keys(TYPES).filter((type) => types.has(type)), types, update, (type) => typeSymbol(type)),
    mentionedBox(update),
    eventFilters(update),
    choices("Status", "status", data.statuses.filter((status) => statuses.has(status)), statuses, update, statusSymbol, (status) => MEANING[status]),
    choices("Outlets", "outlet", [...outlets.keys()].sort((a, b) => a.localeCompare(b, "en")), outlets, update),
    families(update),
  ].filter(Boolean));
  recount();
}

function choices(title, kind, values, counts, update, symbol = () => null, hint = () => null) {
  const rows = values.map((value) => choice(kind, value, value, counts.get(value) || 0, update, symbol(value), hint(value)));
  return el("fieldset", { "data-kind": kind }, titleWithAll(title, kind, values, update), rows);
}

function titleWithAll(title, kind, values, update) {
  const toggle = () => {
    const all = values.some((value) => hidden[kind].has(value));
    setHidden(kind, values, !all, update);
  };
  const button = values.length > 1 && el("button", { type: "button", "aria-label": `${title}: all or none`, on: { click: toggle } }, "all / none");
  return el("legend", {}, title, button || null);
}

function choice(kind, value, label, number, update, symbol = null, hint = null) {
  const input = el("input", { type: "checkbox", "data-kind": kind, "data-value": value, title: hint });
  input.checked = true;
  input.addEventListener("change", () => setHidden(kind, [value], !input.checked, update));
  return el("label", { class: "choice", title: hint }, input, symbol, el("span", { class: "name", dir: "auto" }, label), el("span", { class: "count" }, number.toLocaleString("en")));
}

function setHidden(kind, values, hide, update) {
  for (const value of values) {
    if (hide) hidden[kind].add(value);
    else hidden[kind].delete(value);
  }
  showBoxes();
  update();
}

function showBoxes() {
  for (const input of byId("filters").querySelectorAll("input[data-kind]")) input.checked = !hidden[input.dataset.kind].has(input.dataset.value);
  for (const input of byId("filters").querySelectorAll("input[data-family]")) {
    const boxes = [...input.parentElement.querySelectorAll("input[data-kind]")];
    const on = boxes.filter((box) => box.checked).length;
    input.checked = on === boxes.length;
    input.indeterminate = on > 0 && on < boxes.length;
  }
}

// Events on or off, more of them or the most salient alone, and which types of them.
function eventFilters(update) {
  if (!data.events.length) return null;
  const types = tally(data.events, (event) => typeOfEvent(event) || UNTYPED);
  const names = [...types.keys()].sort((a, b) => (a === UNTYPED) - (b === UNTYPED) || types.get(b) - types.get(a) || a.localeCompare(b, "en"));
  const all = data.events.filter(({ participants }) => participants.length).length;
  const first = data.vis.nodes.length - entities.length;
  const rows = names.map((type) => choice("event", type, type, types.get(type), update));
  return el(
    "fieldset", { id: "event-filters", "data-kind": "event" }, titleWithAll("What happened", "event", names, update),
    switchBox("events-shown", "Events (hollow: claims)", data.events.length, true, typeSymbol("Happening"), (on) => { eventsShown = on; update(); }),
    all > first ? switchBox("more-events", `Draw ${all > data.mostEvents ? "more" : "all"}, not only the ${first.toLocaleString("en")} most salient`, Math.min(all, data.mostEvents), false, null, (on) => { moreEvents = on; update(); }) : null,
    el("div", { class: "family" }, el("details", {}, el("summary", {}, "Types of events"), rows)),
  );
}

function switchBox(id, text, number, on, symbol, changed) {
  const input = el("input", { type: "checkbox", id });
  input.checked = on;
  input.addEventListener("change", () => changed(input.checked));
  return el("label", { class: "choice" }, input, symbol, el("span", { class: "name" }, text), el("span", { class: "count" }, number.toLocaleString("en")));
}

function mentionedBox(update) {
  const alone = entities.filter(onlyMentioned).length;
  if (!alone) return null;
  const input = el("input", { type: "checkbox", id: "mentioned-only" });
  input.addEventListener("change", () => {
    mentionedOnly = input.checked;
    update();
  });
  const text = el("span", { class: "name" }, "Show those that are only mentioned");
  return el("fieldset", {}, el("label", { class: "choice" }, input, text, el("span", { class: "count" }, alone.toLocaleString("en"))));
}

function families(update) {
  const counts = tally(data.statements, (statement) => statement.predicate);
  if (data.quotations.length) counts.set("said", (counts.get("said") || 0) + data.quotations.length);
  const used = [...counts.keys()].sort((a, b) => predicateLabel(a).localeCompare(predicateLabel(b), "en"));
  const groups = data.groups.map((group) => [group, used.filter((predicate) => data.predicates[predicate].group === group)]);
  const rows = groups.filter(([, members]) => members.length).map(([group, members]) => family(group, members, counts, update));
  return el("fieldset", { "data-kind": "predicate" }, titleWithAll("Statements about", "predicate", used, update), rows);
}

function family(group, members, counts, update) {
  const input = el("input", { type: "checkbox", "data-family": group, "aria-label": `${group}: all` });
  input.checked = true;
  input.addEventListener("change", () => setHidden("predicate", members, !input.checked, update));
  const rows = members.map((predicate) => choice("predicate", predicate, predicateLabel(predicate), counts.get(predicate), update));
  return el("div", { class: "family" }, input, el("details", {}, el("summary", {}, group), rows));
}
