// The statements that the filters show, as CSV (RFC 4180).

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

// A spreadsheet runs a cell that opens with one of these; an apostrophe makes it text.
const harmless = (text) => (/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text);
const cell = (text) => `"${harmless(String(text)).replaceAll('"', '""')}"`;

function toCsv(statements) {
  const rows = [COLUMNS.map(([title]) => title), ...statements.map((statement) => COLUMNS.map(([, value]) => value(statement)))];
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

function download() {
  const statements = visibleStatements();
  // The mark at the start tells spreadsheets that this is UTF-8.
  const url = URL.createObjectURL(new Blob(["\ufeff", toCsv(statements)], { type: "text/csv;charset=utf-8" }));
  const link = el("a", { href: url, download: "statements.csv" });
  document.body.append(link);
  link.click();
  link.remove();
  URL.revokeObjectURL(url);
  announce(`${count(statements.length, "statement")} downloaded.`);
}
