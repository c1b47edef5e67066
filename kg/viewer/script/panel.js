// The details of what is selected: an entity, an event (happenings.js), or all that stands between two of them.

function showPanel(...children) {
  const panel = byId("panel");
  panel.replaceChildren(...children.flat().filter(Boolean));
  panel.hidden = false;
  panel.scrollTop = 0;
}

function hidePanel() {
  byId("panel").hidden = true;
  byId("panel").replaceChildren();
}

function panelHead(symbol, title, subtitle) {
  const close = el("button", { type: "button", class: "close", "aria-label": "Close details", title: "Close (Esc)", on: { click: () => select({}) } }, "×");
  return [el("div", { class: "panel-head" }, symbol, el("h2", { dir: "auto" }, title), close), subtitle];
}

const panelSection = (title, ...children) => el("section", {}, el("h3", {}, title), children);

function showEntity(index) {
  const entity = entities[index];
  const statements = statementsOf[index].filter(statementVisible);
  const quotations = quotationsOf[index].filter(quotationVisible);
  const facts = statements.filter((statement) => statement.object === null);
  const relations = statements.filter((statement) => statement.object !== null);
  const spoken = quotations.filter((quotation) => spokenBy(quotation, index));
  const heard = quotations.filter((quotation) => !spokenBy(quotation, index));
  const claims = sourceOf[index].filter(statementVisible);
  const hiddenEvents = eventsOf[index].filter((event) => !eventVisible(event)).length;
  const left = statementsOf[index].length + quotationsOf[index].length - statements.length - quotations.length + hiddenEvents;
  showPanel(
    panelHead(typeSymbol(entity.type, 22), name(entity.label), entitySubtitle(entity)),
    entity.aliases.length ? el("p", { class: "subtitle" }, "Also: ", commas(entity.aliases.map(name))) : null,
    memberLine("Members: ", entity.members),
    memberLine("Member of: ", groupsOf[index].map((group) => group.index)),
    left ? el("p", { class: "subtitle" }, `${count(left, "entry", "entries")} hidden by the filters`) : null,
    ...eventSections(index),
    facts.length ? panelSection("Details", byPredicate(facts, index)) : null,
    relations.length ? panelSection("Connections", byPredicate(relations, index)) : null,
    claims.length ? panelSection("Source of", claims.map((statement) => statementCard(statement))) : null,
    spoken.length ? panelSection(count(spoken.length, "quotation"), spoken.map((quotation) => quotationCard(quotation, quotation.speaker !== index))) : null,
    heard.length ? panelSection("Said to them", heard.map((quotation) => quotationCard(quotation, true))) : null,
    entity.authorOf.length ? panelSection("Author of", entity.authorOf.map((article) => origin({ article }))) : null,
  );
  const events = eventsOf[index].filter(eventVisible).length;
  announce(`${entity.label}, ${entity.type}: ${events ? `${count(events, "event")}, ` : ""}${count(statements.length, "statement")}, ${count(spoken.length, "quotation")}.`);
}

function entitySubtitle(entity) {
  const outlets = new Set(entity.foundIn.map((article) => data.articles[article].outlet).filter(Boolean));
  const where = outlets.size ? `${count(entity.articles, "article")} of ${count(outlets.size, "outlet")}` : count(entity.articles, "article");
  return el("p", { class: "subtitle" }, `${entity.type}${entity.size === null ? "" : ` of ${entity.size}`}${entity.named ? "" : ", not named"} · ${count(entity.mentions, "mention")} in ${where}`);
}

const commas = (nodes) => nodes.flatMap((node, place) => (place ? [", ", node] : [node]));

function memberLine(title, indices) {
  return indices.length ? el("p", { class: "subtitle" }, title, commas(indices.map(entityLink))) : null;
}

// Under each predicate, and each direction of it, one line per other side; several articles may say the same.
function byPredicate(statements, index) {
  const groups = new Map();
  for (const statement of statements) {
    const out = statement.subject === index;
    const forward = out || data.predicates[statement.predicate].mutual;
    const heading = forward ? predicateLabel(statement.predicate) : `← ${predicateLabel(statement.predicate)}`;
    const other = out ? statement.object : statement.subject;
    if (!groups.has(heading)) groups.set(heading, new Map());
    const lines = groups.get(heading);
    const key = `${statement.status}\n${other}\n${statement.value}`;
    if (!lines.has(key)) lines.set(key, []);
    lines.get(key).push(statement);
  }
  const headings = [...groups.keys()].sort((a, b) => a.startsWith("←") - b.startsWith("←") || a.localeCompare(b, "en"));
  return headings.map((heading) => el("div", {}, el("h4", {}, heading), [...groups.get(heading).values()].map((same) => line(same, index))));
}

function line(same, index) {
  const [first] = same;
  const other = first.subject === index ? objectNode(first) : entityLink(first.subject);
  const outlets = new Set(same.map(outletOf));
  const sources = same.length > 1 ? el("span", { class: "tag" }, outlets.size > 1 ? count(outlets.size, "outlet") : `${same.length} times`) : null;
  const summary = el("summary", {}, el("span", { class: "main" }, other), sources, statusTag(first.status));
  return el("details", { class: "said" }, summary, same.map((statement) => statementCard(statement, true)));
}

// All between two entities, both ways; what the drawn edge stands for comes first.
function showPair({ from, to, status }) {
  const between = (statement) =>
    (statement.subject === from && statement.object === to) || (statement.subject === to && statement.object === from);
  const first = (statement) => statement.subject === from && statement.status === status;
  const statements = statementsOf[from].filter((statement) => between(statement) && statementVisible(statement));
  statements.sort((a, b) => first(b) - first(a));
  const quotations = quotationsOf[from].filter(
    ({ speaker, addressee }) => (speaker === from && addressee === to) || (speaker === to && addressee === from),
  ).filter(quotationVisible);
  const title = [name(labelOf(from)), el("span", { class: "arrow" }, " – "), name(labelOf(to))];
  const articles = new Set([...statements, ...quotations].map((item) => item.article));
  const amount = `${count(statements.length, "statement")} in ${count(articles.size, "article")}`;
  const member = entities[from].members.includes(to) ? membership(to, from) : entities[to].members.includes(from) ? membership(from, to) : null;
  const subtitle = el("p", { class: "subtitle" }, articles.size || !member ? amount : "", member && articles.size ? el("br") : null, member);
  showPanel(
    panelHead(null, title, subtitle),
    statements.length ? panelSection("Evidence", statements.map((statement) => statementCard(statement))) : null,
    quotations.length ? panelSection(count(quotations.length, "quotation"), quotations.map((quotation) => quotationCard(quotation, true))) : null,
  );
  announce(`${labelOf(from)} and ${labelOf(to)}: ${count(statements.length, "statement")}, ${count(quotations.length, "quotation")}.`);
}

const membership = (one, group) => el("span", {}, entityLink(one), " is one of ", entityLink(group));

function showStatement(statement) {
  showPanel(
    panelHead(null, "Statement", null),
    panelSection("Evidence", statementCard(statement)),
  );
  announce(`${labelOf(statement.subject)} ${predicateLabel(statement.predicate)} ${objectText(statement)}, ${statement.status}.`);
}
