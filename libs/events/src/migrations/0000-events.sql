-- Rows leave in no order: a cursor over ids would lose those that commit late.
CREATE TABLE outbox (
  id              uuid        PRIMARY KEY,
  aggregate       text        NOT NULL,
  version         integer     NOT NULL,
  type            text        NOT NULL,
  data            jsonb       NOT NULL,
  at              timestamptz NOT NULL DEFAULT now(),
  attempts        integer     NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL DEFAULT now(),
  lease_until     timestamptz,
  sent_at         timestamptz,
  dead_at         timestamptz,
  UNIQUE (aggregate, version)
);

CREATE INDEX outbox_due ON outbox (next_attempt_at) WHERE sent_at IS NULL AND dead_at IS NULL;

CREATE TABLE inbox (
  consumer text        NOT NULL,
  event_id text        NOT NULL,
  at       timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (consumer, event_id)
);
