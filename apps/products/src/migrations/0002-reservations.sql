CREATE TABLE reservation (
  order_id uuid PRIMARY KEY,
  state text NOT NULL
    CHECK (state IN ('HELD', 'COMMITTED', 'RELEASED', 'EXPIRED', 'RESTOCKED')),
  expires_at timestamptz(3),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT reservation_expiry CHECK ((state = 'HELD') = (expires_at IS NOT NULL))
);

CREATE INDEX reservation_due ON reservation (expires_at) WHERE state = 'HELD';

CREATE TABLE reservation_line (
  order_id uuid NOT NULL REFERENCES reservation (order_id),
  product_id uuid NOT NULL REFERENCES product (id),
  name text NOT NULL,
  quantity integer NOT NULL CHECK (quantity > 0),
  unit_amount integer NOT NULL CHECK (unit_amount > 0),
  currency text NOT NULL CHECK (currency IN ('USD', 'EUR', 'GBP')),
  PRIMARY KEY (order_id, product_id)
);

CREATE INDEX reservation_line_of_product ON reservation_line (product_id);
