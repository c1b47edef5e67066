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

entities.forEach((entity, index) => {
  entity.index = index;
  byKey.set(entity.key, entity);
});
entities.forEach((entity) => entity.members.forEach((member) => groupsOf[member].push(entity)));
data.statements.forEach((statement, index) => {
  statement.index = index;
  statementsOf[statement.subject].push(statement);
  if (statement.source !== null) sourceOf[statement.source].push(statement);
  if (statement.object !== null && statement.object !== statement.subject) statementsOf[statement.object].push(statement);
});
data.quotations.forEach((quotation, index) => {
  quotation.index = index;
  const involved = new Set([quotation.speaker, ...quotation.members, quotation.addressee]);
  for (const entity of involved) if (entity !== null) quotationsOf[entity].push(quotation);
});

// A group that speaks speaks for its members too.
const spokenBy = (quotation, index) => quotation.speaker === index || quotation.members.includes(index);

// What the article itself reports as said; anything else is no link between two entities.
const wasSaid = ({ status, nestedIn }) => status === "asserted" && nestedIn === null;

const articleOf = (item) => (item.article === null ? null : data.articles[item.article]);
const outletOf = (item) => (articleOf(item) && articleOf(item).outlet) || UNKNOWN_OUTLET;
const predicateLabel = (predicate) => (data.predicates[predicate] ? data.predicates[predicate].label : predicate);
const labelOf = (index) => entities[index].label;
const onlyMentioned = ({ index }) => statementsOf[index].length + sourceOf[index].length + quotationsOf[index].length === 0;
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
