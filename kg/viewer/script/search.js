// The search box: suggestions by name and by other names (ARIA combobox with a list).

const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const folded = entities.map((entity) => [entity.label, ...entity.aliases].map((text) => [text, fold(text)]));
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
  return found.sort((a, b) => a.ranked - b.ranked || salience(b.index) - salience(a.index) || a.index - b.index).slice(0, SUGGESTIONS);
}

function suggest() {
  const typed = byId("search").value;
  suggested = find(typed);
  active = suggested.length ? 0 : -1;
  showSuggestions(Boolean(typed.trim()));
}

function showSuggestions(open) {
  const list = byId("suggestions");
  const none = el("li", { class: "none", role: "option", "aria-disabled": "true" }, "Nothing by that name");
  list.replaceChildren(...(suggested.length ? suggested.map(suggestion) : [none]));
  list.hidden = !open;
  byId("search").setAttribute("aria-expanded", String(open));
  if (open && active >= 0) {
    byId("search").setAttribute("aria-activedescendant", `suggestion-${active}`);
    list.children[active].scrollIntoView({ block: "nearest" });
  } else byId("search").removeAttribute("aria-activedescendant");
}

function suggestion({ index, alias }, place) {
  const entity = entities[index];
  const choose = (event) => {
    event.preventDefault();
    take(place);
  };
  return el(
    "li", { id: `suggestion-${place}`, role: "option", "aria-selected": String(place === active), on: { mousedown: choose } },
    typeSymbol(entity.type), el("span", {}, name(entity.label), alias ? el("span", { class: "alias" }, " ", name(alias)) : null),
  );
}

function take(place) {
  const { index } = suggested[place];
  byId("search").value = entities[index].label;
  showSuggestions(false);
  select({ entity: index, focus: true });
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
