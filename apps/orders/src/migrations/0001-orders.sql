-- What was asked for; it never changes.
CREATE TABLE orders (
  id                uuid        PRIMARY KEY,
  user_id           uuid        NOT NULL,
  payment_method    text        NOT NULL,
  expected_amount   bigint      CHECK (expected_amount >= 0),
  expected_currency text,
  created_at        timestamptz NOT NULL DEFAULT now(),
  CHECK ((expected_amount IS NULL) = (expected_currency IS NULL))
);

CREATE INDEX orders_of_user ON orders (user_id, id DESC);

-- Name and price are the snapshot that the reservation was made at.
CREATE TABLE order_line (
  order_id    uuid    NOT NULL REFERENCES orders,
  product_id  uuid    NOT NULL,
  position    integer NOT NULL,
  quantity    integer NOT NULL CHECK (quantity > 0),
  name        text,
  unit_amount bigint  CHECK (unit_amount >= 0),
  PRIMARY KEY (order_id, product_id)
);

-- What moves: one row an order, written by whoever holds the lease, in the epoch of that lease.
CREATE TABLE saga (
  id                  uuid        PRIMARY KEY REFERENCES orders,
  state               text        NOT NULL CHECK (state IN (
    'PENDING', 'RESERVING', 'RESERVED', 'AUTHORISING', 'AUTHORISED', 'CONFIRMING', 'CAPTURING', 'CONFIRMED',
    'COMPENSATING', 'REJECTED', 'CANCELLED', 'EXPIRED', 'REFUNDING', 'PARTIALLY_REFUNDED', 'REFUNDED', 'NEEDS_REVIEW')),
  done                boolean     NOT NULL GENERATED ALWAYS AS (state IN (
    'CONFIRMED', 'REJECTED', 'CANCELLED', 'EXPIRED', 'PARTIALLY_REFUNDED', 'REFUNDED', 'NEEDS_REVIEW')) STORED,
  version             integer     NOT NULL CHECK (version > 0),
  reason              text,
  total_amount        bigint      CHECK (total_amount >= 0),
  total_currency      text,
  reserved_until      timestamptz,
  payment_id          uuid,
  refunded_amount     bigint      CHECK (refunded_amount BETWEEN 0 AND total_amount),
  cancel_requested_at timestamptz,
  cancel_reason       text        CHECK (cancel_reason IN ('order_cancelled', 'order_expired')),
  epoch               integer     NOT NULL,
  attempts            integer     NOT NULL DEFAULT 0,
  next_attempt_at     timestamptz NOT NULL DEFAULT now(),
  lease_owner         text,
  lease_until         timestamptz,
  updated_at          timestamptz NOT NULL DEFAULT now(),
  CHECK ((cancel_requested_at IS NULL) = (cancel_reason IS NULL)),
  CHECK ((total_amount IS NULL) = (total_currency IS NULL)),
  CHECK (payment_id IS NULL OR total_amount IS NOT NULL)
) WITH (fillfactor = 70);

CREATE INDEX saga_due ON saga (next_attempt_at) WHERE NOT done;

CREATE TABLE refund (
  id         uuid        PRIMARY KEY,
  order_id   uuid        NOT NULL REFERENCES orders,
  amount     bigint      NOT NULL CHECK (amount > 0),
  state      text        NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'SUCCEEDED', 'REFUSED')),
  reason     text,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE UNIQUE INDEX refund_under_way ON refund (order_id) WHERE state = 'PENDING';

CREATE TABLE history (
  order_id uuid        NOT NULL REFERENCES orders,
  version  integer     NOT NULL,
  state    text        NOT NULL,
  reason   text,
  at       timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (order_id, version)
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;

CREATE TRIGGER history_is_append_only BEFORE UPDATE OR DELETE ON history
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE idempotency (
  user_id    uuid        NOT NULL,
  route      text        NOT NULL,
  key        text        NOT NULL,
  body_hash  text        NOT NULL,
  order_id   uuid        NOT NULL REFERENCES orders,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, route, key)
);

CREATE INDEX idempotency_age ON idempotency (created_at);
