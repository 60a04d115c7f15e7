-- Ids are ordered by time, as those of the services are; all values follow from the number of the row.
CREATE FUNCTION pg_temp.id(kind integer, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS
  'SELECT (lpad(to_hex(1700000000000 + n), 12, ''0'') || ''70008'' || lpad(to_hex(kind), 3, ''0'') || lpad(to_hex(n), 12, ''0''))::uuid';
CREATE FUNCTION pg_temp.size() RETURNS integer LANGUAGE sql STABLE AS
  'SELECT current_setting(''growth.size'')::integer';
-- Forty days, the last of which ends now.
CREATE FUNCTION pg_temp.at(n bigint) RETURNS timestamptz(3) LANGUAGE sql STABLE AS
  'SELECT now() - (pg_temp.size() - n) * interval ''40 days'' / pg_temp.size()';
