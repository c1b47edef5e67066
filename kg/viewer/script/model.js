// What the page knows, and who is connected with whom.

const data = JSON.parse(byId("data").textContent);
const UNKNOWN_OUTLET = "Outlet unknown";
const MEMBER = "member";
const narrow = matchMedia("(max-width: 860px)");
const entities = data.entities;
const byKey = new Map();
const statementsOf = entities.map(() => []);
const sourceOf = entities.map(() => []);
const quotationsOf = entities.map(() => []);
const groupsOf = entities.map(() => []);
const eventsOf = entities.map(() => []);
const eventsByKey = new Map();

// Evidence is [sentence, start, end] in the file, and [before, words, after] from here on.
function unpack(item) {
  item.evidence = (item.evidence || []).map(([sentence, start, end]) => {
    const text = data.sentences[sentence];
    return [text.slice(0, start), text.slice(start, end), text.slice(end)];
  });
}

entities.forEach((entity, index) => {
  const { aliases = [], members = [], size = null, authorOf = [], foundIn = [] } = entity;
  Object.assign(entity, { index, aliases, members, size, authorOf, foundIn });
  byKey.set(entity.key, entity);
});
entities.forEach((entity) => entity.members.forEach((member) => groupsOf[member].push(entity)));
data.statements.forEach((statement, index) => {
  statement.index = index;
  unpack(statement);
  statementsOf[statement.subject].push(statement);
  if (statement.source !== null) sourceOf[statement.source].push(statement);
  if (statement.object !== null && statement.object !== statement.subject) statementsOf[statement.object].push(statement);
});
data.quotations.forEach((quotation, index) => {
  quotation.index = index;
  unpack(quotation);
  const involved = new Set([quotation.speaker, ...quotation.members, quotation.addressee]);
  for (const entity of involved) if (entity !== null) quotationsOf[entity].push(quotation);
});

// In the file an event leaves out what is empty, and what the rest of it tells (kg/viewer/events.py).
const ROLE_NAMES = Object.keys(data.roles).filter((role) => role !== "time");
data.events.forEach((event, index) => {
  const { word = "", type = "", roleset = "", time = "", status = "asserted", roles = [], differs = [] } = event;
  const all = event.reports.map((_, place) => place);
  Object.assign(event, { index, node: entities.length + index, rank: data.eventRanks[index], word, type, roleset, time, status, differs });
  event.roles = roles.map(([role, told, by = all, amount = 0]) => {
    const [entity, words] = typeof told === "number" ? [told, ""] : [null, told];
    return { role: ROLE_NAMES[role], entity, words, by, amount: amount === 1 };
  });
  for (const report of event.reports) {
    const { article = null, words = word ? [word] : [], status: own = status, source = null, time: when = "", timeWords = "" } = report;
    Object.assign(report, { article, words, status: own, source, time: when, timeWords });
    unpack(report);
  }
  event.participants = [...new Set(event.roles.map(({ entity }) => entity).filter((entity) => entity !== null))];
  for (const entity of event.participants) eventsOf[entity].push(event);
  eventsByKey.set(event.key, event);
});

// A node of the drawing is an entity, or else an event; events are numbered on after the entities.
const eventOfNode = (id) => (id >= entities.length ? data.events[id - entities.length] : null);

// A group that speaks speaks for its members too.
const spokenBy = (quotation, index) => quotation.speaker === index || quotation.members.includes(index);

// What the article itself reports as said; anything else is no link between two entities.
const wasSaid = ({ status, nestedIn }) => status === "asserted" && nestedIn === null;

const articleOf = (item) => (item.article === null ? null : data.articles[item.article]);
const outletOf = (item) => (articleOf(item) && articleOf(item).outlet) || UNKNOWN_OUTLET;
const predicateLabel = (predicate) => (data.predicates[predicate] ? data.predicates[predicate].label : predicate);
const labelOf = (index) => entities[index].label;
const onlyMentioned = ({ index }) => statementsOf[index].length + sourceOf[index].length + quotationsOf[index].length + eventsOf[index].length === 0;
const typeOfEvent = ({ type }) => data.eventTypes[type] || "";
const outletsOf = ({ reports }) => [...new Set(reports.map((report) => articleOf(report)?.outlet).filter(Boolean))];
const objectText = (statement) => (statement.object === null ? statement.value : labelOf(statement.object));

function bundleStatements(bundle) {
  return bundle.statements.map((index) => data.statements[index]);
}

function bundleQuotations(bundle) {
  return bundle.quotations.map((index) => data.quotations[index]);
}

function neighboursOf(index) {
  const found = new Set();
  for (const statement of statementsOf[index]) {
    if (statement.object === null) continue;
    found.add(statement.subject === index ? statement.object : statement.subject);
  }
  for (const { speaker, addressee } of quotationsOf[index].filter(wasSaid)) {
    if (speaker !== null && addressee !== null) found.add(speaker === index ? addressee : speaker);
  }
  found.delete(index);
  return found;
}
