// What the filters show as CSV (RFC 4180): the events where their table is open, else the statements.

const COLUMNS = [
  ["subject", (s) => labelOf(s.subject)],
  ["predicate", (s) => s.predicate],
  ["object", objectText],
  ["normalized", (s) => s.normalized],
  ["status", (s) => s.status],
  ["according_to", (s) => s.by],
  ["source", (s) => (s.source === null ? "" : labelOf(s.source))],
  ["time", (s) => s.time],
  ["from", (s) => s.from],
  ["until", (s) => s.until],
  ["outlet", (s) => (articleOf(s) ? articleOf(s).outlet : "")],
  ["article", titleOf],
  ["published", dateOf],
  ["url", (s) => (articleOf(s) ? articleOf(s).url : "")],
  ["evidence", (s) => s.evidence.map(([, exact]) => exact).join(" … ")],
  ["sentence", (s) => sentences(s.evidence).map(({ text }) => text).join(" … ")],
];

// A spreadsheet runs a cell that opens so, and is no plain number; an apostrophe makes it text (kg.harmless.spreadsheet).
const FORMULA = /^(?:[\t\r\n]|[\s\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+@\uff1d\uff0b\uff0d\uff20-])/;
const NUMBER = /^[+-](?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const harmless = (text) => (FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text);
const cell = (text) => `"${harmless(String(text)).replaceAll('"', '""')}"`;

const roleOf = (role) => [role, (e) => e.roles.filter((one) => one.role === role).map(fillerText).join("; ")];
const EVENT_COLUMNS = [
  ["event", (e) => e.label],
  ["type", (e) => e.type],
  ["roleset", (e) => e.roleset],
  ["status", (e) => e.status],
  ["time", (e) => e.time],
  ...Object.keys(data.roles).filter((role) => role !== "time").map(roleOf),
  ["reports", (e) => e.reports.length],
  ["outlets", (e) => outletsOf(e).join("; ")],
  ["articles", (e) => [...new Set(e.reports.map(titleOf))].join("; ")],
  ["reports_differ", (e) => e.differs.map(([role]) => role).join("; ")],
  ["evidence", (e) => e.reports.flatMap((r) => r.evidence.map(([, exact]) => exact)).join(" … ")],
  ["sentence", (e) => [...new Set(e.reports.flatMap((r) => sentences(r.evidence).map(({ text }) => text)))].join(" … ")],
];

function toCsv(columns, items) {
  const rows = [columns.map(([title]) => title), ...items.map((item) => columns.map(([, value]) => value(item)))];
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

function download() {
  const [noun, columns, items] = state.view === "events" ? ["event", EVENT_COLUMNS, visibleEvents()] : ["statement", COLUMNS, visibleStatements()];
  // The mark at the start tells spreadsheets that this is UTF-8.
  const url = URL.createObjectURL(new Blob(["\ufeff", toCsv(columns, items)], { type: "text/csv;charset=utf-8" }));
  const link = el("a", { href: url, download: `${noun}s.csv` });
  document.body.append(link);
  link.click();
  link.remove();
  URL.revokeObjectURL(url);
  announce(`${count(items.length, noun)} downloaded.`);
}
