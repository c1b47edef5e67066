// The labels: in pixels of the screen at every zoom, the more salient first, none over another.

const LABEL_EDGES = 70;
const LANDMARKS = { part: 0.15, fewest: 6, most: 24 };
const CROWD = 150;
const LONGEST = 26;
const CONTROLS = { left: 0, right: 58, top: 0, bottom: 142 };
let labelled = [];

const short = (text, most) => ([...text].length > most ? `${[...text].slice(0, most - 1).join("").trimEnd()}…` : text);

function drawLabels(ctx) {
  ctx.save();
  Object.assign(ctx, { textAlign: "center", textBaseline: "middle", lineJoin: "round" });
  const screen = labelScreen(ctx);
  const middles = edgeMiddles();
  for (const { edge, at } of middles) if (MARKS[edge.status]) drawMark(ctx, edge, at);
  const ids = nodeSet.getIds().sort((a, b) => urgency(b) - urgency(a) || salienceOf(b) - salienceOf(a) || a - b);
  for (const id of ids) screen.keepClear(network.canvasToDOM(network.getPosition(id)), drawnSize(id) * network.getScale() * 0.85, Math.max(salienceOf(id), 1));
  // Of the many roles of an entity none is written; of those in an event, all.
  const wanted = ({ id, event }) => id === hovered.edge || (!(event && state.entity !== null) && (nearby.has(id) || lit.edges.has(id)));
  const put = (id, landmark) => labelNode(screen, id, landmark) && labelled.push(id);
  labelled = [];
  for (const id of ids) if (urgency(id)) put(id, false);
  for (const { edge, at } of middles) if (wanted(edge)) labelEdge(screen, edge, at);
  const others = ids.filter((id) => !urgency(id));
  const linked = others.filter((id) => !eventOfNode(id) && !nodesById.get(id).tray);
  const landmarks = new Set(lit.any ? [] : linked.slice(0, Math.min(Math.max(linked.length * LANDMARKS.part, LANDMARKS.fewest), LANDMARKS.most)));
  for (const id of others) put(id, landmarks.has(id));
  const few = edgeSet.length <= LABEL_EDGES && network.getScale() > 0.75 && !lit.any;
  for (const { edge, at } of middles) if (few && !wanted(edge) && !edge.event && edge.status !== MEMBER) labelEdge(screen, edge, at);
  ctx.restore();
}

// 2: what is selected or pointed at; 1: its neighbours; 0: all else.
function urgency(id) {
  const chosen = chosenNode(id) || id === hovered.node;
  return chosen ? 2 : lit.any && lit.nodes.has(id) ? 1 : 0;
}

// A landmark, one of the most salient, may be written over nodes, as few as can be, though not over other labels. Returns whether there was room.
function labelNode(screen, id, landmark) {
  const { size, tray } = nodeSet.get(id);
  const event = eventOfNode(id);
  const first = urgency(id);
  const faint = lit.any && !first;
  if (faint && network.getScale() < 0.5) return false;
  const pixels = tray ? 11.5 : 11.5 + size / 9;
  const { x, y } = network.canvasToDOM(network.getPosition(id));
  const radius = drawnSize(id) * network.getScale();
  const bold = (size > 16 && !tray) || first === 2;
  const style = { size: pixels, weight: bold ? 600 : 400, colour: event ? colours.Happening : bold || entities[id].named ? colours.ink : colours.muted, opacity: faint ? 0.3 : 1 };
  const beside = { x: x + radius + 5, y, side: 1 };
  if (tray && first !== 2) {
    // In its own cell, as much of it as fits.
    return screen.put(entities[id].label, [beside], style, { room: cellOf(tray).width * network.getScale() - 2 * radius - 10 });
  }
  const away = radius + pixels * 0.8;
  const slant = 0.75 * radius + 3;
  const spots = [
    { x, y: y + away }, { x, y: y - away }, beside, { x: x - radius - 5, y, side: -1 },
    ...[[1, 1], [1, -1], [-1, 1], [-1, -1]].map(([side, down]) => ({ x: x + side * slant, y: y + down * (slant + pixels * 0.4), side })),
    ...(landmark ? [1, -1].map((down) => ({ x, y: y + down * (away + pixels) })) : []),
  ];
  return screen.put(event ? nodeLabel(id) : short(nodeLabel(id), LONGEST), spots, style, { must: first === 2, overNodes: landmark });
}

function labelEdge(screen, edge, at) {
  const { x, y } = network.canvasToDOM(at);
  const colour = edge.status === "asserted" || edge.status === MEMBER ? colours.muted : colours[edge.status];
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

// Writes labels, and remembers which parts of the screen are taken.
function labelScreen(ctx) {
  const scale = network.getScale();
  const { width, height } = byId("canvas").getBoundingClientRect();
  const taken = [CONTROLS, ...captionBoxes];
  const nodes = [];
  const meets = (box, other) => box.right >= other.left && box.left <= other.right && box.bottom >= other.top && box.top <= other.bottom;
  const inside = (box) => box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height;
  const measure = (text) => ctx.measureText(text).width * scale;

  function write(text, box, { colour, opacity }, plate) {
    const { x, y } = network.DOMtoCanvas(box);
    if (plate) {
      ctx.globalAlpha = 0.72 * opacity;
      ctx.fillStyle = colours.paper;
      ctx.beginPath();
      ctx.roundRect(x - (box.right - box.left) / 2 / scale, y - (box.bottom - box.top) / 2 / scale, (box.right - box.left) / scale, (box.bottom - box.top) / scale, 4 / scale);
      ctx.fill();
    }
    ctx.globalAlpha = opacity;
    ctx.lineWidth = 4 / scale;
    ctx.strokeStyle = colours.paper;
    ctx.strokeText(text, x, y);
    ctx.fillStyle = colour;
    ctx.fillText(text, x, y);
  }

  // The longest beginning of a text that fits, or nothing where that says too little.
  function fitting(text, room) {
    if (measure(text) <= room) return text;
    let most = Math.floor(([...text].length * room) / measure(text));
    while (most >= 4 && measure(short(text, most)) > room) most -= 1;
    return most < 4 ? "" : short(text, most);
  }

  // How much, by salience, a box covers of nodes.
  const cover = (box) => nodes.reduce((sum, node) => (meets(box, node) ? sum + node.salience : sum), 0);

  return {
    keepClear: ({ x, y }, radius, salience) => radius > 3 && nodes.push({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius, salience }),
    put(words, spots, style, { must = false, overNodes = false, room = Infinity }) {
      const [{ x, y }] = spots;
      if (x < -80 || y < -20 || x > width + 80 || y > height + 20) return false;
      ctx.font = `${style.weight} ${style.size / scale}px ${colours.font}`;
      const text = fitting(words, room);
      if (!text) return false;
      const half = measure(text) / 2;
      const boxes = spots.map((spot) => {
        const middle = spot.x + (spot.side || 0) * half;
        return { x: middle, y: spot.y, left: middle - half - 3, right: middle + half + 3, top: spot.y - style.size * 0.6, bottom: spot.y + style.size * 0.6 };
      });
      const free = boxes.filter((box) => inside(box) && !taken.some((other) => meets(box, other)));
      const best = free.map((box) => ({ box, covers: cover(box) })).filter(({ covers }) => overNodes || !covers).sort((a, b) => a.covers - b.covers)[0];
      const box = best ? best.box : must && (free[0] || boxes[0]);
      if (!box) return false;
      taken.push(box);
      write(text, box, style, overNodes || must);
      return true;
    },
  };
}
