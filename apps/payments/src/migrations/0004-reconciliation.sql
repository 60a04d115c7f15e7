-- The provider's own record of the money that it has moved, as far as it was read.
CREATE TABLE provider_movement (
  reference         text        PRIMARY KEY,
  payment_reference text,
  payment_id        uuid,
  order_id          uuid,
  slot              text        NOT NULL,
  kind              text        NOT NULL,
  amount            bigint      NOT NULL,
  currency          text        NOT NULL,
  at                timestamptz NOT NULL
);

CREATE INDEX provider_movement_of_payment ON provider_movement (payment_id);
CREATE INDEX provider_movement_by_payment_reference ON provider_movement (payment_reference);
CREATE INDEX provider_movement_by_time ON provider_movement (at, reference);
CREATE INDEX provider_movement_unresolved ON provider_movement (reference) WHERE payment_id IS NULL;

-- One row per window. The step and the cursor say where a run that was interrupted goes on.
CREATE TABLE reconciliation (
  id          bigint      PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  window_from timestamptz NOT NULL,
  window_to   timestamptz NOT NULL,
  step        text        NOT NULL DEFAULT 'import',
  cursor      text,
  movements   integer     NOT NULL DEFAULT 0,
  payments    integer     NOT NULL DEFAULT 0,
  repaired    integer     NOT NULL DEFAULT 0,
  found       integer     NOT NULL DEFAULT 0,
  lease_until timestamptz,
  started_at  timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  CHECK (window_from < window_to)
);

CREATE UNIQUE INDEX reconciliation_one_at_a_time ON reconciliation ((true)) WHERE finished_at IS NULL;
