-- A clock that can be moved: with search_path "public, clock, pg_catalog" every now() is this one.
CREATE SCHEMA clock;
GRANT USAGE ON SCHEMA clock TO PUBLIC;

CREATE TABLE clock.shift (by interval NOT NULL);
INSERT INTO clock.shift VALUES ('0');

CREATE FUNCTION clock.now() RETURNS timestamptz LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN pg_catalog.now() + (SELECT by FROM clock.shift);
END $$;

-- These tables were there before the clock.
ALTER TABLE outbox ALTER at SET DEFAULT now(), ALTER next_attempt_at SET DEFAULT now();
ALTER TABLE inbox ALTER at SET DEFAULT now();
