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
  if (quotation.speaker !== null) quotationsOf[quotation.speaker].push(quotation);
  if (quotation.addressee !== null && quotation.addressee !== quotation.speaker) quotationsOf[quotation.addressee].push(quotation);
});

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
  for (const { speaker, addressee } of quotationsOf[index]) {
    if (speaker !== null && addressee !== null) found.add(speaker === index ? addressee : speaker);
  }
  found.delete(index);
  return found;
}
