-- Questions that people ask of the tables, as SQLite and DuckDB both read them.

CREATE VIEW who_said_what AS
SELECT
  speakers.entity AS speaker, quotations.words, quotations.addressee, quotations.kind, quotations.cue,
  quotations.outlet, quotations.title, quotations.published, quotations.url, quotations.time, quotations.sentence,
  speakers.through_iri IS NOT NULL AS as_member_of_a_group, speakers.entity_iri, quotations.iri AS quotation_iri
FROM speakers JOIN quotations ON quotations.iri = speakers.quotation_iri
WHERE quotations.said;

CREATE VIEW statements_with_evidence AS
SELECT
  statements.subject, statements.predicate_label, statements.object, statements.status, statements.according_to,
  evidence.words, evidence.sentence, evidence.start_offset, evidence.end_offset,
  statements.outlet, statements.title, statements.published, statements.url, statements.iri, evidence.evidence_iri
FROM statements JOIN evidence ON evidence.finding_iri = statements.iri AND evidence.part = 'statement';

CREATE VIEW facts AS
SELECT
  subject, predicate, object, COUNT(DISTINCT article_iri) AS articles,
  COUNT(DISTINCT COALESCE(outlet_iri, article_iri)) AS outlets,
  MIN(published) AS first_published, subject_iri, object_iri
FROM statements
WHERE status = 'asserted'
GROUP BY subject_iri, subject, predicate, object_iri, object;

CREATE VIEW per_outlet AS
SELECT
  outlet, COUNT(*) AS articles, SUM(statements) AS statements, SUM(quotations) AS quotations, SUM(reports) AS reports,
  MIN(published) AS first_published, MAX(published) AS last_published, outlet_iri
FROM articles
GROUP BY outlet_iri, outlet;

CREATE VIEW events_by_outlet AS
SELECT
  events.event, events.status AS surest_status, events.time AS event_time, reports.outlet, reports.status,
  reports.according_to, reports.word, reports.sentence, reports.title, reports.published, reports.url,
  events.iri AS event_iri, reports.iri AS report_iri
FROM events JOIN reports ON reports.event_iri = events.iri;
