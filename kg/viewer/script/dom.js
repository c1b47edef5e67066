// Elements are made here and nowhere else. Text becomes text nodes; nothing is ever parsed as HTML.

function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "on") for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

function svg(name, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

const byId = (id) => document.getElementById(id);

// A name in its own writing direction, whatever stands around it.
const name = (text) => el("bdi", {}, text);

// A link only where the address is one of the web; anything else stays words.
function webLink(address, text) {
  let url = null;
  try {
    url = new URL(address);
  } catch {
    return name(text);
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") return name(text);
  return el("a", { href: url.href, rel: "noopener noreferrer", target: "_blank" }, name(text));
}

function announce(text) {
  byId("live").textContent = text;
}

const count = (number, one, many = `${one}s`) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
