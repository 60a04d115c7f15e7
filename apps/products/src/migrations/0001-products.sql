CREATE TABLE product (
  id uuid PRIMARY KEY,
  sku text NOT NULL,
  name text NOT NULL,
  description text NOT NULL,
  category text NOT NULL,
  price_amount integer NOT NULL CHECK (price_amount BETWEEN 1 AND 10000000),
  price_currency text NOT NULL CHECK (price_currency IN ('USD', 'EUR', 'GBP')),
  on_hand bigint NOT NULL,
  reserved bigint NOT NULL DEFAULT 0,
  version integer NOT NULL DEFAULT 1,
  -- Milliseconds, as in a cursor: a page must begin exactly where the last one ended.
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  deleted_at timestamptz(3),
  CONSTRAINT product_stock CHECK (reserved >= 0 AND reserved <= on_hand)
) WITH (fillfactor = 85);

CREATE UNIQUE INDEX product_sku ON product (sku) WHERE deleted_at IS NULL;
CREATE INDEX product_by_time ON product (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX product_by_name ON product (lower(name), id) WHERE deleted_at IS NULL;
CREATE INDEX product_by_price ON product (price_amount, id) WHERE deleted_at IS NULL;
CREATE INDEX product_by_category ON product (category, id) WHERE deleted_at IS NULL;
CREATE INDEX product_words ON product
  USING gin (to_tsvector('simple', name || ' ' || description)) WITH (fastupdate = off)
  WHERE deleted_at IS NULL;

-- The catalogue's filters, written once; PostgreSQL inlines it into the statement of each sort.
-- Words are looked up first, since a walk along a sort for a rare word would read every product.
CREATE FUNCTION products_for_sale(
  words tsquery, of_category text, min_amount integer, max_amount integer
) RETURNS SETOF product LANGUAGE sql STABLE AS $$
  SELECT * FROM product
  WHERE deleted_at IS NULL
    AND (words IS NULL OR id = ANY (ARRAY(
      SELECT id FROM product
      WHERE deleted_at IS NULL AND to_tsvector('simple', name || ' ' || description) @@ words
    )))
    AND (of_category IS NULL OR category = of_category)
    AND price_amount BETWEEN min_amount AND max_amount
$$;

-- on_hand of a product is the sum of its moves, always.
CREATE TABLE stock_move (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  product_id uuid NOT NULL REFERENCES product (id),
  kind text NOT NULL CHECK (kind IN ('created', 'adjusted', 'committed', 'restocked')),
  delta bigint NOT NULL CHECK (delta <> 0),
  reason text,
  moved_by uuid,
  order_id uuid,
  moved_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT stock_move_source CHECK (
    CASE WHEN kind IN ('created', 'adjusted') THEN moved_by IS NOT NULL AND order_id IS NULL
         ELSE order_id IS NOT NULL AND moved_by IS NULL END
  )
);

CREATE INDEX stock_move_of_product ON stock_move (product_id, id);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;

CREATE TRIGGER stock_move_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON stock_move
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
