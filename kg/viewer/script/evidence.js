// The sentence that says it, its words marked, and where it stands.

// Evidence of one sentence is shown as one sentence: its text, and the ranges of it to mark.
function sentences(evidence) {
  const found = new Map();
  for (const [prefix, exact, suffix] of evidence) {
    const text = prefix + exact + suffix;
    if (!found.has(text)) found.set(text, []);
    found.get(text).push([prefix.length, prefix.length + exact.length]);
  }
  return [...found].map(([text, ranges]) => ({ text, ranges: ranges.sort((a, b) => a[0] - b[0] || a[1] - b[1]) }));
}

function marked({ text, ranges }) {
  const parts = [];
  let at = 0;
  for (const [start, end] of ranges) {
    if (end <= at) continue;
    parts.push(text.slice(at, Math.max(start, at)), el("mark", {}, text.slice(Math.max(start, at), end)));
    at = end;
  }
  return [...parts, text.slice(at)];
}

const quoted = (evidence) => sentences(evidence).map((sentence) => el("blockquote", { dir: "auto" }, marked(sentence)));

function niceDate(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  if (!year || !month) return iso;
  const date = new Date(Date.UTC(year, month - 1, day || 1));
  if (Number.isNaN(date.getTime())) return iso;
  return date.toLocaleDateString("en-GB", { year: "numeric", month: "long", ...(day ? { day: "numeric" } : {}), timeZone: "UTC" });
}

// How to say whose word it is, where the article names a source.
const SAYS = {
  asserted: "According to ", attributed: "Attributed to ", alleged: "Alleged, according to ", denied: "Denied by ", negated: "Not so, according to ",
  hypothetical: "Possible, according to ",
};

function whoSaysSo(statement) {
  if (statement.source !== null) return el("p", { class: "origin by" }, SAYS[statement.status], entityLink(statement.source));
  if (!statement.by || statement.by === outletOf(statement) || statement.by === titleOf(statement)) return null;
  return el("p", { class: "origin by" }, "According to ", el("strong", {}, name(statement.by)));
}

// `before`: what stands before the outlet, as "According to".
function origin(item, before = "") {
  const article = articleOf(item);
  if (!article) return el("p", { class: "origin" }, "Article unknown");
  const parts = [before, el("strong", {}, name(article.outlet || UNKNOWN_OUTLET))];
  if (article.date) parts.push(" · ", el("time", { datetime: article.date }, niceDate(article.date)));
  parts.push(el("br"), article.url ? webLink(article.url, article.title) : name(article.title));
  return el("p", { class: "origin" }, parts);
}

function when(statement) {
  const told = [["When", statement.time], ["From", statement.from], ["Until", statement.until]].filter(([, date]) => date);
  if (!told.length && !statement.timeWords) return null;
  if (!told.length) return el("p", { class: "origin" }, `When: “${statement.timeWords}”`);
  const words = statement.timeWords ? ` (“${statement.timeWords}”)` : "";
  return el("p", { class: "origin" }, told.flatMap(([title, date], n) => [`${n ? " · " : ""}${title}: `, el("strong", {}, niceDate(date))]), words);
}

function entityLink(index) {
  return el("button", { type: "button", class: "link", "data-entity": index, on: { click: () => select({ entity: index, focus: true }) } }, name(labelOf(index)));
}

function objectNode(statement, linked = true) {
  if (statement.object !== null) return linked ? entityLink(statement.object) : name(labelOf(statement.object));
  const normal = statement.normalized ? el("span", { class: "tag" }, ` = ${statement.normalized}`) : null;
  return el("span", {}, name(statement.value), normal);
}

// All about one statement; `brief` leaves the triple out where it has just been read.
function statementCard(statement, brief = false) {
  const triple = el(
    "p", { class: "triple" }, entityLink(statement.subject), " ",
    el("span", { class: "predicate" }, predicateLabel(statement.predicate)), " ", objectNode(statement),
  );
  const by = whoSaysSo(statement);
  return el(
    "article", { class: "card", "data-statement": statement.index }, brief ? null : triple, statusTag(statement.status),
    quoted(statement.evidence), by, when(statement),
    origin(statement, by ? "in " : statement.status === "asserted" ? "According to " : "Reported by "),
  );
}

// What an article does with the act of saying or thinking, where it does not simply report it.
const ACTS = { negated: "not said", hypothetical: "possible", alleged: "alleged" };

const speakerOf = (quotation) => (quotation.speaker === null ? quotation.source : labelOf(quotation.speaker));
const actOf = (quotation) => [quotation.act, ACTS[quotation.status]].filter(Boolean);

// Who reports a quotation within another one, where that is not the article.
const reporterOf = ({ nestedIn }) => (nestedIn === null ? "" : speakerOf(data.quotations[nestedIn]) || "unknown");

function quotationCard(quotation, withSpeaker = false) {
  const told = quotation.addressee === null ? null : [" to ", entityLink(quotation.addressee)];
  const medium = quotation.medium === null ? null : [" in ", entityLink(quotation.medium)];
  const acts = actOf(quotation).map((act) => ` · ${act}`);
  const reporter = reporterOf(quotation) ? [" · according to ", name(reporterOf(quotation))] : null;
  const cue = quotation.cue ? [" ", el("em", {}, `“${quotation.cue}”`)] : null;
  const speaker = withSpeaker && quotation.speaker !== null ? [entityLink(quotation.speaker), " · "] : null;
  const head = el("p", { class: "origin" }, speaker, `${quotation.kind} quotation`, cue, told, medium, acts, reporter);
  const sentence = el("details", {}, el("summary", {}, "In its sentence"), el("div", { class: "card" }, quoted(quotation.evidence)));
  const text = quotation.kind === "indirect" ? quotation.text : `“${quotation.text}”`;
  return el("div", { class: "quotation", "data-quotation": quotation.index }, el("blockquote", { dir: "auto" }, text), head, origin(quotation), sentence);
}
