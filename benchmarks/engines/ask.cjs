// node ask.cjs FOLDER GRAPH.trig QUERY.rq: what Comunica, installed by npm in the folder, answers, as a line of JSON.
const [folder, graph, query] = process.argv.slice(2);
const load = (name) => require(require.resolve(name, { paths: [folder] }));
const { readFileSync } = require('fs');
const { QueryEngine } = load('@comunica/query-sparql-rdfjs');
const { Parser, Store } = load('n3');

(async () => {
  const store = new Store(new Parser({ format: 'trig' }).parse(readFileSync(graph, 'utf8')));
  const start = Date.now();
  const found = await new QueryEngine().query(readFileSync(query, 'utf8'), { sources: [store] });
  const names = (await found.metadata()).variables.map((each) => (each.variable || each).value);
  const rows = (await (await found.execute()).toArray()).map((row) =>
    Object.fromEntries(names.filter((name) => row.get(name)).map((name) => [name, row.get(name).value])));
  const megabytes = process.memoryUsage().rss / 1e6;
  console.log(JSON.stringify({ rows, seconds: (Date.now() - start) / 1000, megabytes }));
})();
