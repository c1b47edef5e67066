// What is selected and which view is open, and what follows from it.

const state = { view: "network", entity: null, pair: null, event: null };
let cameFrom = null;

// Selects an entity, a pair, an event, or (with none) nothing. `focus`: bring it into view, as it was not clicked in place.
function select({ entity = null, pair = null, event = null, focus = false }) {
  const nothing = entity === null && !pair && event === null;
  Object.assign(state, { entity, pair, event });
  if (entity !== null) reveal(entity);
  if (event !== null) asked.add(event);
  showSelection();
  writeAddress(state);
  if (nothing) {
    announce("Nothing is selected.");
    if (cameFrom && cameFrom.isConnected) cameFrom.focus();
    cameFrom = null;
    return;
  }
  const node = event === null ? entity : data.events[event].node;
  if (state.view === "network" && node !== null) (focus ? focusOn : uncover)(node);
  if (focus) movePanelFocus();
}

function movePanelFocus() {
  if (!byId("panel").contains(document.activeElement)) cameFrom = document.activeElement;
  byId("panel").focus({ preventScroll: true });
}

function openStatement(statement) {
  cameFrom = document.activeElement;
  if (statement.object === null) {
    Object.assign(state, { entity: statement.subject, pair: null, event: null });
    writeAddress(state);
    refreshCanvas();
    showStatement(statement);
    byId("panel").focus({ preventScroll: true });
  } else {
    select({ pair: { from: statement.subject, to: statement.object, status: statement.status }, focus: true });
  }
}

function showSelection() {
  if (state.entity !== null) showEntity(state.entity);
  else if (state.pair) showPair(state.pair);
  else if (state.event !== null) showEvent(data.events[state.event]);
  else hidePanel();
  refreshCanvas();
}

function showView(view) {
  state.view = view;
  document.body.dataset.view = view;
  byId("network").hidden = view !== "network";
  byId("tables").hidden = view === "network";
  for (const tab of document.querySelectorAll("[role=tab]")) {
    const chosen = tab.dataset.view === view;
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
  }
  if (view !== "network") showTable(view);
}

function openView(view) {
  showView(view);
  writeAddress(state);
  if (view === "network") {
    network.redraw();
    if (state.entity !== null) focusOn(state.entity);
    if (state.event !== null) focusOn(data.events[state.event].node);
    if (state.pair) focusOnPair(state.pair);
  } else byId("tables").scrollTo(0, 0);
  if (view !== "network" && narrow.matches) showFilters(false);
}

function tabKey(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const view = VIEWS[(VIEWS.indexOf(state.view) + step + VIEWS.length) % VIEWS.length];
  openView(view);
  byId(`tab-${view}`).focus();
}

function showFilters(open) {
  byId("filters").hidden = !open;
  byId("filters-toggle").setAttribute("aria-expanded", String(open));
}

function filtersChanged() {
  if (state.view !== "network") showTable(state.view);
  showSelection();
  announce(`${count(visibleEntities().length, "entity", "entities")}, ${data.events.length ? `${count(visibleEvents().length, "event")}, ` : ""}${count(visibleStatements().length, "statement")} shown.`);
}

function goToAddress() {
  const { view, entity, pair, event } = readAddress();
  Object.assign(state, { entity, pair, event });
  if (entity !== null) reveal(entity);
  if (event !== null) asked.add(event);
  showView(view);
  showSelection();
  if (view === "network" && entity !== null) focusOn(entity);
  if (view === "network" && event !== null) focusOn(data.events[event].node);
  if (view === "network" && pair) focusOnPair(pair);
}

function recolour() {
  readColours();
  refreshCanvas();
  network.redraw();
}

function start() {
  byId("empty").hidden = entities.length > 0;
  byId("canvas").hidden = entities.length === 0;
  readColours();
  buildFilters(filtersChanged);
  buildSearch();
  buildCanvas();
  showFilters(!narrow.matches);
  for (const tab of document.querySelectorAll("[role=tab]")) {
    tab.addEventListener("click", () => openView(tab.dataset.view));
    tab.addEventListener("keydown", tabKey);
  }
  byId("filters-toggle").addEventListener("click", () => showFilters(byId("filters").hidden));
  byId("download").addEventListener("click", download);
  byId("skip").addEventListener("click", () => {
    openView("statements");
    byId("tab-statements").focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && (state.entity !== null || state.pair || state.event !== null)) select({});
    const typing = event.target instanceof HTMLInputElement && event.target.type === "text";
    if (event.key === "/" && !typing) {
      event.preventDefault();
      byId("search").focus();
    }
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);
  addEventListener("popstate", goToAddress);
  refreshCanvas();
  showFirst();
  goToAddress();
  // For a script or a test that wants to drive the drawing.
  window.kgViewer = Object.freeze({ network, select, state, labelled: () => labelled });
  document.body.dataset.ready = "true";
}

start();
