// The search box: suggestions by name and by other names, and by what events are called (ARIA combobox with a list).

const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const folded = entities.map((entity) => [entity.label, ...entity.aliases].map((text) => [text, fold(text)]));
const foldedEvents = data.events.map((event) => fold(event.label));
const SUGGESTIONS = 9;
let suggested = [];
let active = -1;

// 0: the name begins with it; 1: a word does; 2: it stands somewhere; null: nowhere.
function rank(text, query) {
  if (text.startsWith(query)) return 0;
  const at = text.indexOf(query);
  if (at < 0) return null;
  return /[\p{L}\p{N}]/u.test(text[at - 1]) ? 2 : 1;
}

function find(typed) {
  const query = fold(typed.trim());
  if (!query) return [];
  const found = [];
  folded.forEach((names, index) => {
    let best = null;
    names.forEach(([text, plain], place) => {
      const ranked = rank(plain, query);
      if (ranked !== null && (best === null || ranked < best.ranked)) best = { index, ranked, alias: place ? text : "" };
    });
    if (best) found.push(best);
  });
  const salience = (index) => data.vis.nodes[index].salience;
  found.sort((a, b) => a.ranked - b.ranked || salience(b.index) - salience(a.index) || a.index - b.index);
  return found.length < SUGGESTIONS ? [...found, ...findEvents(query, SUGGESTIONS - found.length)] : found.slice(0, SUGGESTIONS);
}

// Events come after everybody: whoever types a name wants the one who has it. Not where only a word's middle matches.
function findEvents(query, most) {
  const found = data.events.filter(({ index }) => (rank(foldedEvents[index], query) ?? 2) < 2);
  return found.sort((a, b) => a.rank - b.rank).slice(0, most).map(({ index }) => ({ event: index }));
}

function suggest() {
  const typed = byId("search").value;
  suggested = find(typed);
  active = suggested.length ? 0 : -1;
  showSuggestions(Boolean(typed.trim()));
}

function showSuggestions(open) {
  const list = byId("suggestions");
  const none = el("li", { class: "none", role: "option", "aria-disabled": "true" }, data.of ? "Nothing by that name on this page; kg show looks in the whole graph" : "Nothing by that name");
  list.replaceChildren(...(suggested.length ? suggested.map(suggestion) : [none]));
  list.hidden = !open;
  byId("search").setAttribute("aria-expanded", String(open));
  if (open && active >= 0) {
    byId("search").setAttribute("aria-activedescendant", `suggestion-${active}`);
    list.children[active].scrollIntoView({ block: "nearest" });
  } else byId("search").removeAttribute("aria-activedescendant");
}

function suggestion({ index, event = null, alias = "" }, place) {
  const { type, label } = event === null ? entities[index] : { type: "Happening", label: withStatus(data.events[event].label, data.events[event]) };
  const choose = (event) => {
    event.preventDefault();
    take(place);
  };
  return el(
    "li", { id: `suggestion-${place}`, role: "option", "aria-selected": String(place === active), on: { mousedown: choose } },
    typeSymbol(type), el("span", {}, name(label), alias ? el("span", { class: "alias" }, " ", name(alias)) : null),
  );
}

function take(place) {
  const { index = null, event = null } = suggested[place];
  byId("search").value = event === null ? labelOf(index) : data.events[event].label;
  showSuggestions(false);
  select({ entity: index, event, focus: true });
}

function searchKey(event) {
  const open = !byId("suggestions").hidden;
  if (event.key === "Escape") {
    if (open) event.stopPropagation();
    showSuggestions(false);
  } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && suggested.length) {
    event.preventDefault();
    active = (active + (event.key === "ArrowDown" ? 1 : -1) + suggested.length) % suggested.length;
    showSuggestions(true);
  } else if (event.key === "Enter" && active >= 0) {
    event.preventDefault();
    take(active);
  }
}

function buildSearch() {
  const input = byId("search");
  input.addEventListener("input", suggest);
  input.addEventListener("focus", () => input.value && input.select());
  input.addEventListener("blur", () => showSuggestions(false));
  input.addEventListener("keydown", searchKey);
}
