-- Money that moves without an order asking for it: the provider's operations beside our own.
ALTER TABLE payment
  ADD COLUMN disputed bigint  NOT NULL DEFAULT 0 CHECK (disputed >= 0),
  ADD COLUMN dispute  text    CHECK (dispute IN ('OPEN', 'WON', 'LOST')),
  ADD COLUMN notice   integer NOT NULL DEFAULT 0,
  ADD COLUMN noticed  integer NOT NULL DEFAULT 0,
  DROP CONSTRAINT refunded_within_captured,
  ADD CONSTRAINT refunded_within_amount CHECK (refunded <= amount);

-- The payments whose order does not know yet what has happened to its money.
CREATE INDEX payment_unnoticed ON payment (updated_at, id) WHERE notice > noticed;
CREATE INDEX payment_by_reference ON payment (reference) WHERE reference IS NOT NULL;

ALTER TABLE operation
  ADD COLUMN origin text NOT NULL DEFAULT 'order' CHECK (origin IN ('order', 'provider')),
  DROP CONSTRAINT operation_kind_check,
  ADD CONSTRAINT operation_kind_check
    CHECK (kind IN ('authorise', 'capture', 'void', 'refund', 'release', 'reversal', 'dispute'));

DROP INDEX operation_once_per_payment;
CREATE UNIQUE INDEX operation_once_per_payment ON operation (payment_id, kind)
  WHERE origin = 'order' AND kind IN ('authorise', 'capture', 'void');

-- What only a person can decide, once for each kind and subject.
CREATE TABLE review (
  id         uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
  kind       text        NOT NULL,
  subject    text        NOT NULL,
  payment_id uuid,
  order_id   uuid,
  provider   jsonb,
  books      jsonb,
  advice     text        NOT NULL,
  opened_at  timestamptz NOT NULL DEFAULT date_trunc('milliseconds', now()),
  closed_at  timestamptz,
  note       text,
  CONSTRAINT review_once UNIQUE (kind, subject),
  CONSTRAINT closed_with_note CHECK ((closed_at IS NULL) = (note IS NULL))
);

CREATE INDEX review_open ON review (opened_at, id) WHERE closed_at IS NULL;
