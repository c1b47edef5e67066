// Events: in the drawing, in the panel of who takes part, and in a panel of their own.

const FIRST_OF_LIST = 8;
const NAMES_OF_LINE = 3;
const LONGEST_OF_LINE = 60;
const ROLE_OF_PLACES = new Set(["place", "start", "end"]);
const SPIRAL = Math.PI * (3 - Math.sqrt(5));
const asked = new Set();

// Which of the events that the filters show are drawn: the most salient and those asked for, or more, up to a limit.
function drawnEvents() {
  const wanted = (event) => moreEvents || nodesById.has(event.node) || asked.has(event.index);
  const shown = data.events.filter((event) => event.participants.length && eventVisible(event) && wanted(event));
  const few = shown.sort((a, b) => a.rank - b.rank).slice(0, data.mostEvents);
  if (state.event !== null && !few.includes(data.events[state.event])) few.push(data.events[state.event]);
  return few;
}

// Where an event stands: where the layout put it, or else beside the middle of those who take part.
function placeOf(event, used) {
  const known = nodesById.get(event.node);
  if (known) return known;
  const places = event.participants.map((index) => nodesById.get(index));
  const middle = (axis) => Math.round(places.reduce((sum, place) => sum + place[axis], 0) / places.length);
  const key = event.participants.join(" ");
  const before = used.get(key) || 0;
  used.set(key, before + 1);
  const [radius, angle] = [(places.length > 1 ? 26 : 60) * Math.sqrt(before + 1), SPIRAL * (before + event.participants[0])];
  return { x: Math.round(middle("x") + radius * Math.cos(angle)), y: Math.round(middle("y") + radius * Math.sin(angle)), size: SMALL_EVENT };
}

// One line between an event and each who takes part; who does it has the arrow's tail, everybody else its head.
function eventEdges(events, drawn) {
  return events.flatMap((event) => event.participants.filter((index) => drawn.has(index)).map((index) => {
    const roles = event.roles.filter(({ entity }) => entity === index);
    const does = roles[0].role === "agent";
    const status = surest(roles.flatMap(({ by }) => by.map((place) => event.reports[place].status)));
    const [from, to] = does ? [index, event.node] : [event.node, index];
    return { id: `${event.node} ${index}`, from, to, status, words: roles.map(({ role }) => data.roles[role]).join(", ") };
  }));
}

function roleLook({ id, from, to, status, words }) {
  const dim = lit.any && !lit.edges.has(id);
  const strong = lit.any && lit.edges.has(id);
  const color = { color: colours.Happening, hover: colours.Happening, highlight: colours.Happening, inherit: false, opacity: dim ? 0.1 : strong ? 1 : 0.5 };
  return { id, from, to, status, words: status === "asserted" ? words : `${words} (${status})`, event: true, arrows: { to: { enabled: true } }, dashes: DASHES[status].length ? DASHES[status] : false, width: strong ? 2 : 1.1, color, smooth: false };
}

const surest = (statuses) => SUREST.find((status) => statuses.includes(status)) || "asserted";
// The reports in which an entity takes part, by their places; all of them where none is asked for. What others are said
// to have done is not said of it.
function reportsOf(event, index = null) {
  if (index === null) return event.reports.map((_, place) => place);
  return [...new Set(event.roles.filter(({ entity }) => entity === index).flatMap(({ by }) => by))].sort((a, b) => a - b);
}

const statusFor = (event, index) => surest(reportsOf(event, index).map((place) => event.reports[place].status));

// What fills a role by the surest of these reports: the known and amounts, words only where there are neither.
function fillersBy(event, places, role) {
  const status = surest(places.map((place) => event.reports[place].status));
  const sure = new Set(places.filter((place) => event.reports[place].status === status));
  return fillersIn(event, sure, [role]);
}

function fillersOf(event, ...roles) {
  return fillersIn(event, new Set(event.reports.flatMap((report, place) => (report.status === event.status ? [place] : []))), roles);
}

function fillersIn(event, sure, roles) {
  const told = event.roles.filter(({ role, by }) => roles.includes(role) && by.some((place) => sure.has(place)));
  const known = told.filter(({ entity, amount }) => entity !== null || amount);
  return known.length ? known : told;
}

const fillerNode = ({ entity, words }) => (entity === null ? el("span", { dir: "auto" }, words) : entityLink(entity));
const fillerText = ({ entity, words }) => (entity === null ? words : labelOf(entity));

// In a line, the first few and how many more; the panel of the event has all.
const few = (fillers) => [...fillers.slice(0, NAMES_OF_LINE).map((one) => short(fillerText(one), LONGEST_OF_LINE)), ...(fillers.length > NAMES_OF_LINE ? [`${fillers.length - NAMES_OF_LINE} more`] : [])];

// The word of an event, and who else has which role, seen from an entity.
function eventLine(event, index) {
  const own = reportsOf(event, index);
  const others = Object.keys(data.roles).flatMap((role) => {
    const fillers = fillersBy(event, own, role).filter(({ entity }) => entity === null || entity !== index);
    return fillers.length ? [el("span", { class: "role" }, el("span", { class: "question" }, `${data.roles[role]} `), commas(few(fillers).map(name)))] : [];
  });
  return el("span", { class: "main" }, event.time ? el("time", { class: "when", datetime: event.time }, `${niceDate(event.time)} `) : null, el("strong", {}, event.word || event.label), others.flatMap((other) => [" · ", other]));
}

function eventEntry(event, index) {
  const own = reportsOf(event, index).map((place) => event.reports[place]);
  const outlets = outletsOf({ reports: own });
  const times = own.length > 1 ? el("span", { class: "tag" }, outlets.length > 1 ? count(outlets.length, "outlet") : count(own.length, "report")) : null;
  const differs = event.differs.length ? el("span", { class: "tag differs" }, "reports differ") : null;
  const summary = el("summary", {}, eventLine(event, index), el("span", { class: "tags" }, times, differs, statusTag(statusFor(event, index))));
  const entry = el("details", { class: "said", "data-event": event.index }, summary);
  // made when it is opened: an entity may take part in thousands
  entry.addEventListener("toggle", () => {
    if (entry.open && entry.children.length === 1) entry.append(eventButton(event, own.length < event.reports.length ? `Open this event: ${count(event.reports.length - own.length, "report")} more` : "Open this event"), ...own.map(reportCard));
  });
  return entry;
}

const eventButton = (event, text) => el("button", { type: "button", class: "link", on: { click: () => select({ event: event.index, focus: true }) } }, text);

// A list whose end is shown on demand.
function eventList(title, events, index) {
  if (!events.length) return null;
  const rest = events.slice(FIRST_OF_LIST);
  const section = panelSection(`${title} (${events.length.toLocaleString("en")})`, events.slice(0, FIRST_OF_LIST).map((event) => eventEntry(event, index)));
  if (!rest.length) return section;
  const more = el("button", { type: "button", class: "plain-button more" }, `Show ${rest.length.toLocaleString("en")} more`);
  more.addEventListener("click", () => {
    const entries = rest.map((event) => eventEntry(event, index));
    more.replaceWith(...entries);
    entries[0].querySelector("summary").focus();
  });
  section.append(more);
  return section;
}

// What an entity did, what happened to it, and, of a place, what happened there.
function eventSections(index) {
  const sides = { did: [], undergone: [], there: [] };
  for (const event of eventsOf[index].filter(eventVisible)) {
    const roles = event.roles.filter(({ entity }) => entity === index).map(({ role }) => role);
    const there = entities[index].type === "Place" && roles.every((role) => ROLE_OF_PLACES.has(role));
    sides[roles.includes("agent") ? "did" : there ? "there" : "undergone"].push(event);
  }
  const { label } = entities[index];
  return [
    eventList(`What ${label} did`, sides.did, index),
    eventList(`What happened to ${label}`, sides.undergone, index),
    eventList("What happened there", sides.there, index),
  ];
}

function showEvent(event) {
  const outlets = outletsOf(event);
  const type = typeOfEvent(event);
  const reports = event.reports.filter(reportVisible);
  const told = [`Event${type ? `, ${type}` : ""}`, event.time && niceDate(event.time), count(event.reports.length, "report"), outlets.length ? count(outlets.length, "outlet") : ""];
  const left = event.reports.length - reports.length;
  showPanel(
    panelHead(typeSymbol("Happening", 22), name(event.label), el("p", { class: "subtitle" }, told.filter(Boolean).join(" · "))),
    el("p", { class: "subtitle" }, statusTags(event)),
    left ? el("p", { class: "subtitle" }, `${count(left, "report")} hidden by the filters`) : null,
    event.differs.length ? panelSection("Where reports differ", event.differs.map((difference) => differenceNode(event, difference))) : null,
    event.roles.length ? panelSection("Who and what", roleTable(event)) : null,
    panelSection(count(reports.length, "report"), byOutlet(reports)),
  );
  announce(`${event.label}, event: ${count(event.reports.length, "report")}, ${event.status}${event.differs.length ? ", reports differ" : ""}.`);
}

// The statuses that its reports give it, the surest first, each with how many do where they are several.
function statusTags({ reports }) {
  const given = tally(reports, ({ status }) => status);
  return SUREST.filter((status) => given.has(status)).map((status) => [statusTag(status), given.size > 1 ? el("span", { class: "tag" }, ` ${given.get(status)}`) : "", " "]);
}

function roleTable(event) {
  const rows = Object.keys(data.roles).map((role) => [role, event.roles.filter((one) => one.role === role)]).filter(([, fillers]) => fillers.length);
  return el("dl", { class: "roles" }, rows.map(([role, fillers]) => [el("dt", {}, data.roles[role]), fillers.map((filler) => el("dd", {}, fillerNode(filler), sayers(event, filler)))]));
}

// Who says so, where not all do, and as what, where that is less sure than the event.
function sayers(event, { by }) {
  if (by.length === event.reports.length) return null;
  const status = surest(by.map((place) => event.reports[place].status));
  const who = [...new Set(by.map((place) => reporterName(event.reports[place])))].join(", ");
  return el("span", { class: "tag sayers" }, withStatus(who, { status }));
}

const reporterName = (report) => articleOf(report)?.outlet || titleOf(report) || UNKNOWN_OUTLET;

function differenceNode(event, [role, values]) {
  const told = values.map(([value, by]) => el("li", {}, el("strong", {}, name(role === "time" ? niceDate(value) : value)), " ", el("span", { class: "tag" }, [...new Set(by.map((place) => reporterName(event.reports[place])))].join(", "))));
  return el("div", { class: "difference" }, el("h4", {}, data.roles[role]), el("ul", {}, told));
}

function byOutlet(reports) {
  const outlets = new Map();
  for (const report of reports) outlets.set(outletOf(report), [...(outlets.get(outletOf(report)) || []), report]);
  return [...outlets].map(([outlet, theirs]) => el("div", {}, el("h4", { dir: "auto" }, outlet), theirs.map(reportCard)));
}

// A source that is not on the page is told by its name.
const sourceNode = (source) => (typeof source === "number" ? entityLink(source) : el("strong", {}, name(source)));

function reportCard(report) {
  const by = report.source === null ? null : el("p", { class: "origin by" }, SAYS[report.status], sourceNode(report.source));
  const words = report.words.length ? el("span", { class: "tag" }, report.words.map((word) => `“${word}”`).join(", ")) : null;
  return el("article", { class: "card" }, statusTag(report.status), " ", words, quoted(report.evidence), by, when(report), origin(report, "Reported by "));
}
