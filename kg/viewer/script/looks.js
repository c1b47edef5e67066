// How types and statuses look: one table for the canvas, the legend and the panel. Never by colour alone.

// Paths in a square from -1 to 1, for canvas (Path2D) and SVG alike.
const TYPES = {
  Person: "M-1,0a1,1 0 1,0 2,0a1,1 0 1,0 -2,0Z",
  Organization: "M-.85,-.85H.85V.85H-.85Z",
  Outlet: "M0,-1.08L.94,-.54V.54L0,1.08L-.94,.54V-.54Z",
  Place: "M0,1.2C-.3,.62 -.9,.3 -.9,-.25a.9,.9 0 1,1 1.8,0C.9,.3 .3,.62 0,1.2Z",
  Work: "M0,-1.15L1.15,0L0,1.15L-1.15,0Z",
  Document: "M-.78,-1.05H.28L.78,-.5V1.05H-.78Z",
  Event: "M0,-1.15L.3,-.4L1.1,-.36L.48,.15L.68,.93L0,.5L-.68,.93L-.48,.15L-1.1,-.36L-.3,-.4Z",
  Group: "M-1.1,0a.72,.72 0 1,0 1.44,0a.72,.72 0 1,0 -1.44,0Z M-.34,0a.72,.72 0 1,0 1.44,0a.72,.72 0 1,0 -1.44,0Z",
};

// How an event is drawn; as a type it is called otherwise than an entity that is one, as a festival.
const HAPPENING = "M0,-1.15L1.1,.85H-1.1Z";
const SMALL_EVENT = 7;

const DASHES = {
  asserted: [],
  attributed: [9, 5],
  alleged: [2, 4],
  denied: [12, 4, 2, 4],
  negated: [12, 4, 2, 4, 2, 4],
  hypothetical: [5, 7],
};

// What stands on the middle of a line whose statement is not made.
const MARKS = { denied: "✕", negated: "≠", hypothetical: "?" };

// The surest first: an event is as sure as its surest report.
const SUREST = ["asserted", "attributed", "alleged", "hypothetical", "denied", "negated"];

const MEANING = {
  asserted: "the article says it in its own voice",
  attributed: "the article reports that somebody says it",
  alleged: "an accusation, or marked as unproven",
  denied: "the article reports that somebody denies it",
  negated: "the article says that it is not so",
  hypothetical: "possible, wished, planned or conditional",
};

const paths = Object.fromEntries(Object.entries({ ...TYPES, Happening: HAPPENING }).map(([type, path]) => [type, new Path2D(path)]));
const outline = (type) => paths[type] || paths.Person;

let colours = {};

function readColours() {
  const style = getComputedStyle(document.documentElement);
  const read = (variable) => style.getPropertyValue(variable).trim();
  colours = { paper: read("--paper"), surface: read("--surface"), ink: read("--ink"), muted: read("--muted"), line: read("--line"), font: getComputedStyle(document.body).fontFamily };
  for (const type of [...Object.keys(TYPES), "Happening"]) colours[type] = read(`--type-${type.toLowerCase()}`);
  for (const status of Object.keys(DASHES)) colours[status] = read(`--status-${status}`);
}

function typeSymbol(type, size = 16) {
  const path = svg("path", { d: type === "Happening" ? HAPPENING : TYPES[type] || TYPES.Person, fill: `var(--type-${type.toLowerCase()})` });
  return svg("svg", { class: "symbol", viewBox: "-1.25 -1.25 2.5 2.5", width: size, height: size, "aria-hidden": "true" }, path);
}

function statusSymbol(status) {
  const line = svg("line", {
    x1: 0, y1: 7, x2: 34, y2: 7, "stroke-width": 2.2, stroke: `var(--status-${status})`, "stroke-dasharray": DASHES[status].join(" ") || "none",
  });
  const picture = svg("svg", { class: "symbol", viewBox: "0 0 34 14", width: 34, height: 14, "aria-hidden": "true" }, line);
  if (MARKS[status]) {
    const mark = svg("text", { x: 17, y: 11, "text-anchor": "middle", "font-size": 11, "font-weight": 700, fill: `var(--status-${status})` });
    mark.textContent = MARKS[status];
    picture.append(svg("circle", { cx: 17, cy: 7, r: 6.5, fill: "var(--surface)" }), mark);
  }
  return picture;
}

const statusTag = (status) => el("span", { class: "tag", "data-status": status, title: MEANING[status] }, statusSymbol(status), status);
