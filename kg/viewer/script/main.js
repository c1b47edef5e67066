// What is selected and which view is open, and what follows from it.

const state = { view: "network", entity: null, pair: null };
let cameFrom = null;

// Selects an entity, a pair, or (with neither) nothing. `focus`: bring it into view, as it was not clicked in place.
function select({ entity = null, pair = null, focus = false }) {
  const nothing = entity === null && !pair;
  Object.assign(state, { entity, pair });
  if (entity !== null) reveal(entity);
  showSelection();
  writeAddress(state);
  if (nothing) {
    announce("Nothing is selected.");
    if (cameFrom && cameFrom.isConnected) cameFrom.focus();
    cameFrom = null;
    return;
  }
  if (state.view === "network" && entity !== null) (focus ? focusOn : uncover)(entity);
  if (focus) movePanelFocus();
}

function movePanelFocus() {
  if (!byId("panel").contains(document.activeElement)) cameFrom = document.activeElement;
  byId("panel").focus({ preventScroll: true });
}

function openStatement(statement) {
  cameFrom = document.activeElement;
  if (statement.object === null) {
    Object.assign(state, { entity: statement.subject, pair: null });
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
  announce(`${count(visibleEntities().length, "entity", "entities")}, ${count(visibleStatements().length, "statement")} shown.`);
}

function goToAddress() {
  const { view, entity, pair } = readAddress();
  Object.assign(state, { entity, pair });
  if (entity !== null) reveal(entity);
  showView(view);
  showSelection();
  if (view === "network" && entity !== null) focusOn(entity);
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
    if (event.key === "Escape" && (state.entity !== null || state.pair)) select({});
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
