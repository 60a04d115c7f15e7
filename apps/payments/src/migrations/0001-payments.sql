CREATE TABLE payment (
  id             uuid        PRIMARY KEY,
  order_id       uuid        NOT NULL,
  user_id        uuid        NOT NULL,
  state          text        NOT NULL
                 CHECK (state IN ('AUTHORISING', 'UNKNOWN', 'AUTHORISED', 'DECLINED', 'CAPTURED', 'VOIDED')),
  amount         bigint      NOT NULL CHECK (amount >= 0),
  currency       text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  captured       bigint      NOT NULL DEFAULT 0,
  refunded       bigint      NOT NULL DEFAULT 0 CHECK (refunded >= 0),
  refunding      bigint      NOT NULL DEFAULT 0 CHECK (refunding >= 0),
  method         text,
  decline_reason text,
  created_at     timestamptz NOT NULL DEFAULT date_trunc('milliseconds', now()),
  updated_at     timestamptz NOT NULL DEFAULT date_trunc('milliseconds', now()),
  CONSTRAINT captured_within_authorised CHECK (captured BETWEEN 0 AND amount),
  CONSTRAINT refunded_within_captured CHECK (refunded + refunding <= captured),
  CONSTRAINT captured_only_when_captured CHECK (captured = 0 OR state = 'CAPTURED'),
  CONSTRAINT declined_with_reason CHECK ((state = 'DECLINED') = (decline_reason IS NOT NULL)),
  CONSTRAINT method_unless_voided CHECK (method IS NOT NULL OR state = 'VOIDED')
);

CREATE UNIQUE INDEX payment_one_live_per_order ON payment (order_id)
  WHERE state IN ('AUTHORISING', 'UNKNOWN', 'AUTHORISED', 'CAPTURED');
CREATE INDEX payment_by_order ON payment (order_id, created_at DESC, id DESC);
CREATE INDEX payment_by_user ON payment (user_id, created_at DESC, id DESC);

-- One row per movement of money, written before the provider is called; the key is the provider's.
CREATE TABLE operation (
  key             text        PRIMARY KEY,
  payment_id      uuid        NOT NULL REFERENCES payment (id),
  kind            text        NOT NULL CHECK (kind IN ('authorise', 'capture', 'void', 'refund')),
  amount          bigint      NOT NULL CHECK (amount >= 0),
  state           text        NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'SUCCEEDED', 'FAILED')),
  reason          text,
  epoch           integer     NOT NULL DEFAULT 1,
  attempts        integer     NOT NULL DEFAULT 1,
  next_attempt_at timestamptz NOT NULL DEFAULT now(),
  lease_until     timestamptz,
  created_at      timestamptz NOT NULL DEFAULT date_trunc('milliseconds', now()),
  settled_at      timestamptz,
  CONSTRAINT failed_with_reason CHECK ((state = 'FAILED') = (reason IS NOT NULL)),
  CONSTRAINT settled_when_not_pending CHECK ((state = 'PENDING') = (settled_at IS NULL))
);

CREATE INDEX operation_of_payment ON operation (payment_id, created_at, key);
CREATE UNIQUE INDEX operation_once_per_payment ON operation (payment_id, kind) WHERE kind <> 'refund';
CREATE INDEX operation_due ON operation (next_attempt_at) WHERE state = 'PENDING';

-- Both sides of an entry are one row, so that no entry can be out of balance.
CREATE TABLE ledger_entry (
  operation_key text        PRIMARY KEY REFERENCES operation (key),
  payment_id    uuid        NOT NULL REFERENCES payment (id),
  debit         text        NOT NULL CHECK (debit IN ('customer', 'held', 'receivable')),
  credit        text        NOT NULL CHECK (credit IN ('customer', 'held', 'receivable')),
  amount        bigint      NOT NULL CHECK (amount >= 0),
  currency      text        NOT NULL,
  at            timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT two_accounts CHECK (debit <> credit)
);

CREATE INDEX ledger_entry_of_payment ON ledger_entry (payment_id);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger is append-only';
END $$;

CREATE TRIGGER ledger_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
