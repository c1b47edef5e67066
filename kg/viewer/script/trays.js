// The trays below the network: those who are linked to nobody, in rows, each tray with a frame and a caption that no label covers.

const CAPTIONS = { lone: "Quoted or described, without connections", mentioned: "Only mentioned, or in events alone" };
const cells = {};
let captionBoxes = [];

// How far a tray's columns, and its rows, stand apart.
function cellOf(tray) {
  if (!cells[tray]) {
    const [width, height] = data.trayCell;
    const places = [...new Set(data.vis.nodes.filter((node) => node.tray === tray).map(({ x }) => x))].sort((a, b) => a - b);
    const factor = Math.max(places.length > 1 ? (places[1] - places[0]) / width : 1, 1);
    cells[tray] = { width: width * factor, height: height * factor };
  }
  return cells[tray];
}

function drawTrays(ctx) {
  captionBoxes = [];
  for (const [tray, caption] of Object.entries(CAPTIONS)) {
    const inside = nodeSet.get().filter((node) => node.tray === tray);
    if (inside.length) drawTray(ctx, inside, caption, cellOf(tray));
  }
}

function drawTray(ctx, inside, caption, { width, height }) {
  const scale = network.getScale();
  const inset = width / 7;
  const [left, right] = [Math.min(...inside.map(({ x }) => x)) - inset, Math.max(...inside.map(({ x }) => x)) + width - inset / 2];
  const [top, bottom] = [Math.min(...inside.map(({ y }) => y)) - height / 2, Math.max(...inside.map(({ y }) => y)) + height / 2];
  const size = Math.min(12 / scale, height * 0.65);
  ctx.save();
  ctx.beginPath();
  ctx.roundRect(left, top, right - left, bottom - top, 14);
  ctx.globalAlpha = 0.55;
  ctx.fillStyle = colours.surface;
  ctx.fill();
  ctx.globalAlpha = 1;
  ctx.lineWidth = 1 / scale;
  ctx.strokeStyle = colours.line;
  ctx.stroke();
  ctx.font = `600 ${size}px ${colours.font}`;
  ctx.fillStyle = colours.muted;
  ctx.textBaseline = "bottom";
  ctx.fillText(caption, left + 4, top - 5 / scale);
  const [from, to] = [network.canvasToDOM({ x: left, y: top - 5 / scale - size }), network.canvasToDOM({ x: left + 4 + ctx.measureText(caption).width, y: top })];
  captionBoxes.push({ left: from.x, right: to.x, top: from.y, bottom: to.y });
  ctx.restore();
}
