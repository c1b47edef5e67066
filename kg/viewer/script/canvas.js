// The drawing: vis-network places and moves it, shapes and labels are drawn here.

const LABEL_EDGES = 70;
const MOST_REVEALED = 60;
const READABLE = 0.5;
const LANDMARKS = 24;
const CROWD = 150;
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
  network.on("afterDrawing", drawLabels);
  byId("zoom-in").addEventListener("click", () => zoom(1.4));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
  byId("zoom-fit").addEventListener("click", showAll);
}

function clicked({ nodes, edges }) {
  if (nodes.length) select({ entity: nodes[0] });
  else if (edges.length) {
    const { from, to, status } = edgeSet.get(edges[0]);
    select({ pair: { from, to, status } });
  } else select({});
}

function hover(what) {
  hovered = what;
  nearby = new Set(what.node === null ? [] : network.getConnectedEdges(what.node));
  byId("canvas").style.cursor = what.node === null && what.edge === null ? "" : "pointer";
  network.redraw();
}

const motion = () => (still.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" });
const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor, animation: motion() });

function showAll() {
  if (!nodeSet.length) return;
  network.fit({ animation: false });
  network.moveTo({ scale: Math.min(network.getScale() * 0.94, 1.15), animation: false });
}

// At first a small screen shows the most salient part, large enough to be read.
function showFirst() {
  showAll();
  if (!narrow.matches || network.getScale() > READABLE) return;
  const [most] = nodeSet.getIds().sort((a, b) => nodesById.get(b).salience - nodesById.get(a).salience || a - b);
  network.moveTo({ position: network.getPosition(most), scale: READABLE, animation: false });
}

// What is drawn now: the entities that the filters show, of those the salient ones and those asked for.
function refreshCanvas() {
  const wanted = ({ index }) => nodesById.get(index).first || revealed.has(index);
  const shown = entities.filter((entity) => entity.index === state.entity || (entityVisible(entity) && wanted(entity)));
  const ids = new Set(shown.map(({ index }) => index));
  replaceAll(nodeSet, shown.map(({ index }) => nodesById.get(index)).map(({ id, x, y, size }) => ({ id, x, y, size })));
  const bundles = data.vis.edges.filter(({ from, to }) => ids.has(from) && ids.has(to)).map(visiblePart).filter(Boolean);
  light();
  replaceAll(edgeSet, curved(bundles).map(edgeLook));
  notice(shown.length);
}

function replaceAll(set, items) {
  const kept = new Set(items.map(({ id }) => id));
  set.remove(set.getIds().filter((id) => !kept.has(id)));
  set.update(items);
}

function visiblePart(bundle) {
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

function edgeLook({ id, from, to, status, mutual, statements, quotations, bend }) {
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
function light() {
  const nodes = new Set();
  const edges = new Set();
  const { entity, pair } = state;
  if (entity !== null) nodes.add(entity);
  if (pair) nodes.add(pair.from).add(pair.to);
  for (const { id, from, to } of data.vis.edges) {
    const between = pair && ((from === pair.from && to === pair.to) || (from === pair.to && to === pair.from));
    if (!between && from !== entity && to !== entity) continue;
    edges.add(id);
    nodes.add(from).add(to);
  }
  lit = { nodes, edges, any: entity !== null || Boolean(pair) };
}

function reveal(index) {
  revealed.add(index);
  const salience = (one) => nodesById.get(one).salience;
  [...neighboursOf(index)].sort((a, b) => salience(b) - salience(a) || a - b).slice(0, MOST_REVEALED).forEach((one) => revealed.add(one));
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

function notice(shown) {
  const all = visibleEntities().length;
  byId("notice").hidden = shown >= all;
  byId("notice").textContent = `The ${shown.toLocaleString("en")} most salient of ${all.toLocaleString("en")} entities are drawn. Search, or click on one, to see more.`;
}

const alpha = (id) => (lit.any && !lit.nodes.has(id) ? 0.22 : 1);

function drawNode({ ctx, id, x, y }) {
  const size = drawnSize(id);
  const { type, named } = entities[id];
  const chosen = state.entity === id || (state.pair && (state.pair.from === id || state.pair.to === id));
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
      ctx.fill(outline(type));
      ctx.lineWidth = (chosen ? 3.5 : 1.5) / size;
      ctx.globalAlpha = alpha(id);
      ctx.strokeStyle = chosen || hovered.node === id ? colours.ink : named ? colours.paper : colours[type];
      ctx.stroke(outline(type));
      ctx.restore();
    },
    nodeDimensions: { width: 2 * size, height: 2 * size },
  };
}

// Nodes shrink more slowly than the picture, so that they can still be told apart from afar.
const drawnSize = (id) => nodesById.get(id).size * Math.max(1, 0.9 / network.getScale()) ** 0.55;

const short = (text, most) => ([...text].length > most ? `${[...text].slice(0, most - 1).join("").trimEnd()}…` : text);

// Labels keep their size on the screen at every zoom; the more salient ones come first, and none covers another.
function drawLabels(ctx) {
  ctx.save();
  Object.assign(ctx, { textAlign: "center", textBaseline: "middle", lineJoin: "round" });
  const screen = labelScreen(ctx);
  const middles = edgeMiddles();
  for (const { edge, at } of middles) if (MARKS[edge.status]) drawMark(ctx, edge, at);
  const ids = nodeSet.getIds().sort((a, b) => urgency(b) - urgency(a) || nodesById.get(b).salience - nodesById.get(a).salience || a - b);
  for (const id of ids) screen.keepClear(network.canvasToDOM(network.getPosition(id)), drawnSize(id) * network.getScale() * 0.85);
  const asked = ({ id }) => id === hovered.edge || nearby.has(id) || lit.edges.has(id);
  for (const id of ids) if (urgency(id)) labelNode(screen, id);
  for (const { edge, at } of middles) if (asked(edge)) labelEdge(screen, edge, at);
  const others = ids.filter((id) => !urgency(id));
  others.forEach((id, place) => labelNode(screen, id, ids.length > CROWD && place < LANDMARKS));
  const few = edgeSet.length <= LABEL_EDGES && network.getScale() > 0.75 && !lit.any;
  for (const { edge, at } of middles) if (few && !asked(edge)) labelEdge(screen, edge, at);
  ctx.restore();
}

// 2: what is selected or pointed at; 1: its neighbours; 0: all else.
function urgency(id) {
  const chosen = id === state.entity || id === hovered.node || (state.pair && (id === state.pair.from || id === state.pair.to));
  return chosen ? 2 : lit.any && lit.nodes.has(id) ? 1 : 0;
}

// A landmark, one of the most salient of a crowd, may be written over other nodes, though not over other labels.
function labelNode(screen, id, landmark = false) {
  const { size } = nodesById.get(id);
  const first = urgency(id);
  const faint = lit.any && !first;
  if (faint && network.getScale() < 0.5) return;
  const pixels = 11.5 + size / 9;
  const { x, y } = network.canvasToDOM(network.getPosition(id));
  const away = drawnSize(id) * network.getScale() + pixels * 0.8;
  const style = { size: pixels, weight: size > 16 || first === 2 ? 600 : 400, colour: colours.ink, opacity: faint ? 0.3 : 1 };
  const beside = drawnSize(id) * network.getScale() + 5;
  const spots = [{ x, y: y + away }, { x, y: y - away }, { x: x + beside, y, side: 1 }, { x: x - beside, y, side: -1 }];
  screen.put(short(entities[id].label, 26), spots, style, { must: first === 2, overNodes: landmark });
}

function labelEdge(screen, edge, at) {
  const { x, y } = network.canvasToDOM(at);
  const colour = edge.status === "asserted" ? colours.muted : colours[edge.status];
  const spots = MARKS[edge.status] ? [{ x, y: y + 15 }, { x, y: y - 15 }, { x, y: y + 28 }, { x, y: y - 28 }] : [{ x, y }, { x, y: y - 12 }, { x, y: y + 12 }, { x, y: y - 24 }, { x, y: y + 24 }];
  screen.put(short(edge.words, 36), spots, { size: 11, weight: 400, colour, opacity: 1 }, { must: edge.id === hovered.edge });
}

function edgeMiddles() {
  const found = [];
  for (const edge of edgeSet.get()) {
    const drawn = network.body.edges[edge.id];
    if (drawn && drawn.connected) found.push({ edge, at: MARKS[edge.status] ? clearPoint(drawn) : drawn.edgeType.getPoint(0.5) });
  }
  return found;
}

// Where on an edge a mark covers no node: the middle, or else near it.
function clearPoint(drawn) {
  const ids = nodeSet.getIds();
  const points = [0.5, 0.36, 0.64, 0.25, 0.75].map((part) => drawn.edgeType.getPoint(part));
  const covers = ({ x, y }) => ids.some((id) => Math.hypot(network.body.nodes[id].x - x, network.body.nodes[id].y - y) < drawnSize(id) + 8);
  return (ids.length <= CROWD && points.find((point) => !covers(point))) || points[0];
}

function drawMark(ctx, { id, status }, { x, y }) {
  const pixel = 1 / Math.max(network.getScale(), 0.35);
  ctx.globalAlpha = lit.any && !lit.edges.has(id) ? 0.25 : 1;
  ctx.fillStyle = colours.paper;
  ctx.beginPath();
  ctx.arc(x, y, 7 * pixel, 0, 2 * Math.PI);
  ctx.fill();
  ctx.fillStyle = colours[status];
  ctx.font = `700 ${12 * pixel}px ${colours.font}`;
  ctx.fillText(MARKS[status], x, y);
}

// Writes labels in pixels of the screen, and remembers which parts of it are taken.
function labelScreen(ctx) {
  const scale = network.getScale();
  const { width, height } = byId("canvas").getBoundingClientRect();
  const taken = [];
  const nodes = [];
  const clearOf = (box, others) => others.every((other) => box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom);
  const write = (text, at, { colour, opacity }) => {
    const { x, y } = network.DOMtoCanvas(at);
    ctx.globalAlpha = opacity;
    ctx.lineWidth = 4 / scale;
    ctx.strokeStyle = colours.paper;
    ctx.strokeText(text, x, y);
    ctx.fillStyle = colour;
    ctx.fillText(text, x, y);
  };
  return {
    keepClear: ({ x, y }, radius) => radius > 3 && nodes.push({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }),
    put(text, spots, style, { must = false, overNodes = false }) {
      const [{ x, y }] = spots;
      if (x < -80 || y < -20 || x > width + 80 || y > height + 20) return;
      ctx.font = `${style.weight} ${style.size / scale}px ${colours.font}`;
      const half = (ctx.measureText(text).width * scale) / 2;
      const boxes = spots.map((spot) => {
        const middle = spot.x + (spot.side || 0) * half;
        return { x: middle, y: spot.y, left: middle - half - 3, right: middle + half + 3, top: spot.y - style.size * 0.6, bottom: spot.y + style.size * 0.6 };
      });
      const free = boxes.filter((one) => clearOf(one, taken));
      const box = free.find((one) => clearOf(one, nodes)) || (overNodes && free[0]) || (must && boxes[0]);
      if (!box) return;
      taken.push(box);
      write(text, box, style);
    },
  };
}
