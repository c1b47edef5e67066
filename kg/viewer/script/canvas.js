// The drawing: vis-network places and moves it, shapes and labels are drawn here.

const MOST_REVEALED = 60;
const EVENTS_REVEALED = 6;
const READABLE = 0.5;
const LARGEST_SCALE = 1.15;
const MARGIN = { left: 70, right: 70, top: 34, bottom: 34 };
const nodesById = new Map(data.vis.nodes.map((node) => [node.id, node]));
const nodeSet = new vis.DataSet();
const edgeSet = new vis.DataSet();
const revealed = new Set();
const still = matchMedia("(prefers-reduced-motion: reduce)");
let network = null;
let lit = { nodes: new Set(), edges: new Set(), any: false };
let hovered = { node: null, edge: null };
let nearby = new Set();

function buildCanvas() {
  const element = byId("canvas");
  network = new vis.Network(element, { nodes: nodeSet, edges: edgeSet }, { ...data.vis.options, nodes: { ...data.vis.options.nodes, ctxRenderer: drawNode } });
  network.on("click", clicked);
  network.on("hoverNode", ({ node }) => hover({ node, edge: null }));
  network.on("hoverEdge", ({ edge }) => hover({ node: null, edge }));
  network.on("blurNode", () => hover({ node: null, edge: null }));
  network.on("blurEdge", () => hover({ node: null, edge: null }));
  network.on("beforeDrawing", drawTrays);
  network.on("afterDrawing", drawLabels);
  byId("zoom-in").addEventListener("click", () => zoom(1.4));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
  byId("zoom-fit").addEventListener("click", showAll);
}

function clicked({ nodes, edges }) {
  if (nodes.length) selectNode(nodes[0]);
  else if (edges.length) {
    const { from, to, status, event } = edgeSet.get(edges[0]);
    if (event) selectNode(Math.max(from, to));
    else select({ pair: { from, to, status } });
  } else select({});
}

function selectNode(id) {
  const event = eventOfNode(id);
  select(event ? { event: event.index } : { entity: id });
}

function hover(what) {
  hovered = what;
  nearby = new Set(what.node === null ? [] : network.getConnectedEdges(what.node));
  byId("canvas").style.cursor = what.node === null && what.edge === null ? "" : "pointer";
  network.redraw();
}

const motion = () => (still.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" });
const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor, animation: motion() });

// All of the drawing, with a margin in which the labels of the outermost nodes find room.
function showAll() {
  if (!nodeSet.length) return;
  const { width, height } = byId("canvas").getBoundingClientRect();
  const drawn = nodeSet.get();
  const right = ({ x, tray }) => x + (tray ? cellOf(tray).width - MARGIN.right : 0);
  const [left, most] = [Math.min(...drawn.map(({ x }) => x)), Math.max(...drawn.map(right))];
  const [top, bottom] = [Math.min(...drawn.map(({ y }) => y)), Math.max(...drawn.map(({ y }) => y))];
  const wide = Math.max(width - MARGIN.left - MARGIN.right, 60) / Math.max(most - left, 1);
  const high = Math.max(height - MARGIN.top - MARGIN.bottom, 60) / Math.max(bottom - top, 1);
  network.moveTo({ position: { x: (left + most) / 2, y: (top + bottom) / 2 }, scale: Math.min(wide, high, LARGEST_SCALE), animation: false });
}

// At first a small screen shows the most salient part, large enough to be read.
function showFirst() {
  showAll();
  if (!narrow.matches || network.getScale() > READABLE) return;
  const [most] = nodeSet.getIds().sort((a, b) => salienceOf(b) - salienceOf(a) || a - b);
  network.moveTo({ position: network.getPosition(most), scale: READABLE, animation: false });
}

// What is drawn now: the entities that the filters show, of those the salient ones and those asked for, and events with
// who takes part. Entities that do nothing but take part in events come and go with them.
function refreshCanvas() {
  const events = drawnEvents();
  const taking = new Set(events.flatMap(({ participants }) => participants));
  const wanted = ({ index }) => taking.has(index) || ((nodesById.get(index).first || revealed.has(index)) && !onlyInEvents(index));
  const shown = entities.filter((entity) => entity.index === state.entity || (entityVisible(entity) && wanted(entity)));
  const ids = new Set(shown.map(({ index }) => index));
  const [used, placed] = [new Map(), events.filter(({ participants }) => participants.some((index) => ids.has(index)))];
  const nodes = [...shown.map(({ index }) => [index, nodesById.get(index)]), ...placed.map((event) => [event.node, placeOf(event, used)])];
  replaceAll(nodeSet, nodes.map(([id, { x, y, size, tray }]) => ({ id, x, y, size, tray })));
  const bundles = data.vis.edges.filter(({ from, to }) => ids.has(from) && ids.has(to)).map(visiblePart).filter(Boolean);
  const roles = eventEdges(placed, ids);
  light(roles);
  replaceAll(edgeSet, [...curved(bundles).map(edgeLook), ...roles.map(roleLook)]);
  notice(shown.length, placed.length);
}

const onlyInEvents = (index) => eventsOf[index].length > 0 && statementsOf[index].length + sourceOf[index].length + quotationsOf[index].length === 0;
const salienceOf = (id) => (eventOfNode(id) ? -1 - eventOfNode(id).rank : nodesById.get(id).salience);
// What is only claimed says so wherever it is named.
const withStatus = (text, { status }) => (status === "asserted" ? text : `${text} (${status})`);
const nodeLabel = (id) => (eventOfNode(id) ? withStatus(eventOfNode(id).word || eventOfNode(id).label, eventOfNode(id)) : labelOf(id));
const chosenNode = (id) => state.entity === id || (state.event !== null && data.events[state.event].node === id) || Boolean(state.pair && (state.pair.from === id || state.pair.to === id));

function replaceAll(set, items) {
  const kept = new Set(items.map(({ id }) => id));
  set.remove(set.getIds().filter((id) => !kept.has(id)));
  set.update(items);
}

function visiblePart(bundle) {
  if (bundle.status === MEMBER) return { ...bundle };
  const statements = bundleStatements(bundle).filter(statementVisible);
  const quotations = bundleQuotations(bundle).filter(quotationVisible);
  return statements.length + quotations.length ? { ...bundle, statements, quotations } : null;
}

// Several edges between the same two nodes bend away from each other.
function curved(bundles) {
  const sides = new Map();
  const key = ({ from, to }) => (from < to ? `${from} ${to}` : `${to} ${from}`);
  for (const bundle of bundles) sides.set(key(bundle), [...(sides.get(key(bundle)) || []), bundle]);
  for (const together of sides.values()) {
    const used = new Map();
    for (const bundle of together) {
      const before = used.get(bundle.from) || 0;
      used.set(bundle.from, before + 1);
      bundle.bend = together.length === 1 ? 0 : 0.12 + 0.22 * before;
    }
  }
  return bundles;
}

function edgeLook(bundle) {
  return bundle.status === MEMBER ? memberLook(bundle) : statementLook(bundle);
}

// A group's thin line to a member of it: no statement, and so without arrow or dashes.
function memberLook({ id, from, to, status, bend }) {
  const opacity = lit.any && !lit.edges.has(id) ? 0.13 : 0.8;
  const color = { color: colours.Group, hover: colours.Group, highlight: colours.Group, inherit: false, opacity };
  const smooth = bend ? { enabled: true, type: "curvedCW", roundness: bend } : false;
  return { id, from, to, status, words: "member", arrows: { to: { enabled: false } }, dashes: false, width: 0.8, color, smooth };
}

function statementLook({ id, from, to, status, mutual, statements, quotations, bend }) {
  const words = [...new Set([...statements.map((s) => predicateLabel(s.predicate)), ...(quotations.length ? ["said to"] : [])])];
  const text = words.length > 2 ? `${words.slice(0, 2).join(", ")} +${words.length - 2}` : words.join(", ");
  const dim = lit.any && !lit.edges.has(id);
  const strong = lit.any && lit.edges.has(id);
  return {
    id, from, to, status,
    words: status === "asserted" ? text : `${text} (${status})`,
    arrows: { to: { enabled: !mutual } },
    dashes: DASHES[status].length ? DASHES[status] : false,
    width: Math.min(1.9 + 0.35 * (statements.length + quotations.length - 1), 4) + (strong ? 0.9 : 0),
    color: { color: colours[status], hover: colours[status], highlight: colours[status], inherit: false, opacity: dim ? 0.13 : strong ? 1 : 0.85 },
    smooth: bend ? { enabled: true, type: "curvedCW", roundness: bend } : false,
  };
}

// Which nodes and edges stand out because of what is selected.
function light(roles) {
  const nodes = new Set();
  const edges = new Set();
  const { entity, pair } = state;
  const chosen = state.event === null ? entity : data.events[state.event].node;
  if (state.event !== null) nodes.add(chosen);
  if (entity !== null) nodes.add(entity);
  if (pair) nodes.add(pair.from).add(pair.to);
  for (const { id, from, to } of [...data.vis.edges, ...roles]) {
    const between = pair && ((from === pair.from && to === pair.to) || (from === pair.to && to === pair.from));
    if (!between && from !== chosen && to !== chosen) continue;
    edges.add(id);
    nodes.add(from).add(to);
  }
  lit = { nodes, edges, any: chosen !== null || Boolean(pair) };
}

function reveal(index) {
  revealed.add(index);
  const salience = (one) => nodesById.get(one).salience;
  [...neighboursOf(index)].sort((a, b) => salience(b) - salience(a) || a - b).slice(0, MOST_REVEALED).forEach((one) => revealed.add(one));
  [...eventsOf[index]].sort((a, b) => a.rank - b.rank).slice(0, EVENTS_REVEALED).forEach((event) => asked.add(event.index));
}

// Brings an entity into the part of the canvas that the panel leaves free.
function focusOn(index) {
  if (!nodeSet.get(index)) return;
  const canvas = byId("canvas").getBoundingClientRect();
  const panel = byId("panel").getBoundingClientRect();
  const below = panel.width > canvas.width * 0.8;
  const offset = byId("panel").hidden ? { x: 0, y: 0 } : below ? { x: 0, y: -panel.height / 2 } : { x: -panel.width / 2, y: 0 };
  network.focus(index, { scale: Math.max(network.getScale(), 0.9), offset, animation: motion() });
}

function focusOnPair({ from, to }) {
  if (!nodeSet.get(from) || !nodeSet.get(to)) return;
  const [a, b] = [network.getPosition(from), network.getPosition(to)];
  const canvas = byId("canvas").getBoundingClientRect();
  const panel = byId("panel").getBoundingClientRect();
  const below = panel.width > canvas.width * 0.8;
  const [wide, high] = below ? [canvas.width, canvas.height - panel.height] : [canvas.width - panel.width, canvas.height];
  const scale = Math.min(1.2, (0.6 * wide) / Math.max(Math.abs(a.x - b.x), 1), (0.6 * high) / Math.max(Math.abs(a.y - b.y), 1));
  const offset = below ? { x: 0, y: -panel.height / 2 } : { x: -panel.width / 2, y: 0 };
  network.moveTo({ position: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, scale, offset, animation: motion() });
}

// Moves only as far as the panel has come over what was clicked.
function uncover(index) {
  if (!nodeSet.get(index)) return;
  const canvas = byId("canvas").getBoundingClientRect();
  const panel = byId("panel").getBoundingClientRect();
  const { x, y } = network.canvasToDOM(network.getPosition(index));
  if (canvas.left + x > panel.left - 40 && canvas.top + y > panel.top - 40) focusOn(index);
}

function notice(shown, events) {
  const [all, every] = [visibleEntities().length, visibleEvents().filter(({ participants }) => participants.length).length];
  const few = [shown < all && `${shown.toLocaleString("en")} most salient of ${all.toLocaleString("en")} entities`, events < every && `${events.toLocaleString("en")}${shown < all ? "" : " most salient"} of ${every.toLocaleString("en")} events`].filter(Boolean);
  byId("notice").hidden = !few.length;
  byId("notice").textContent = `The ${few.join(" and ")} are drawn. Search, or click on one, to see more.`;
}

const alpha = (id) => (lit.any && !lit.nodes.has(id) ? 0.22 : 1);

function drawNode({ ctx, id, x, y }) {
  const size = drawnSize(id);
  const event = eventOfNode(id);
  const { type, named } = event ? { type: "Happening", named: true } : entities[id];
  const claimed = Boolean(event) && event.status !== "asserted";
  const chosen = chosenNode(id);
  return {
    drawNode() {
      ctx.save();
      ctx.translate(x, y);
      ctx.scale(size, size);
      ctx.fillStyle = colours.paper;
      ctx.fill(outline(type));
      ctx.globalAlpha = alpha(id);
      ctx.fillStyle = colours[type];
      if (!named) ctx.globalAlpha *= 0.45;
      if (!claimed) ctx.fill(outline(type));
      ctx.lineWidth = (chosen ? 3.5 : 1.5) / size;
      ctx.globalAlpha = alpha(id);
      ctx.strokeStyle = chosen || hovered.node === id ? colours.ink : named && !claimed ? colours.paper : colours[type];
      ctx.stroke(outline(type));
      ctx.restore();
    },
    nodeDimensions: { width: 2 * size, height: 2 * size },
  };
}

// Nodes shrink more slowly than the picture, so that they can still be told apart from afar.
const drawnSize = (id) => (nodesById.get(id) || nodeSet.get(id)).size * Math.max(1, 0.9 / network.getScale()) ** 0.55;
