// The address keeps the view and what is selected, so that a place in the graph can be linked to and gone back to.

const VIEWS = ["network", "events", "entities", "statements", "quotations"];

function readAddress() {
  const parameters = new URLSearchParams(location.hash.slice(1));
  const view = VIEWS.includes(parameters.get("view")) ? parameters.get("view") : "network";
  const entity = byKey.get(parameters.get("entity")) || null;
  const [from, to] = [byKey.get(parameters.get("from")), byKey.get(parameters.get("to"))];
  const pair = from && to ? { from: from.index, to: to.index, status: parameters.get("status") || "asserted" } : null;
  const event = eventsByKey.get(parameters.get("event")) || null;
  return { view, entity: entity ? entity.index : null, pair: entity ? null : pair, event: entity || pair || !event ? null : event.index };
}

function writeAddress({ view, entity, pair, event }) {
  const parameters = new URLSearchParams({ view });
  if (entity !== null) parameters.set("entity", entities[entity].key);
  if (event !== null) parameters.set("event", data.events[event].key);
  if (pair) {
    parameters.set("from", entities[pair.from].key);
    parameters.set("to", entities[pair.to].key);
    parameters.set("status", pair.status);
  }
  const hash = `#${parameters}`;
  if (hash !== location.hash) history.pushState(null, "", hash);
}
