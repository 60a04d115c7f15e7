-- The words of each product that is for sale, beside it, so that a change of its stock writes none of them.
CREATE TABLE product_search (
  product_id uuid     PRIMARY KEY REFERENCES product (id),
  words      tsvector NOT NULL
);

CREATE INDEX product_search_words ON product_search USING gin (words) WITH (fastupdate = off);

-- The number of products that have a word: a search asks it which of its words few products have.
CREATE TABLE search_word (
  word     text    COLLATE "C" PRIMARY KEY,
  products integer NOT NULL
);

-- The words are counted in their order, so that two products that are added at once wait in no circle.
CREATE FUNCTION index_product_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  former  tsvector;
  present tsvector;
BEGIN
  SELECT words INTO former FROM product_search WHERE product_id = NEW.id;
  IF NEW.deleted_at IS NULL THEN
    present := to_tsvector('simple', NEW.name || ' ' || NEW.description);
    INSERT INTO product_search (product_id, words) VALUES (NEW.id, present)
    ON CONFLICT (product_id) DO UPDATE SET words = EXCLUDED.words;
  ELSE
    DELETE FROM product_search WHERE product_id = NEW.id;
  END IF;
  INSERT INTO search_word (word, products)
  SELECT word, sum(change)
  FROM (SELECT unnest(tsvector_to_array(present)), 1
        UNION ALL
        SELECT unnest(tsvector_to_array(former)), -1) AS changes (word, change)
  GROUP BY word HAVING sum(change) <> 0
  ORDER BY word COLLATE "C"
  ON CONFLICT (word) DO UPDATE SET products = search_word.products + EXCLUDED.products;
  RETURN NULL;
END $$;

CREATE TRIGGER product_words_indexed
  AFTER INSERT OR UPDATE OF name, description, deleted_at ON product
  FOR EACH ROW EXECUTE FUNCTION index_product_words();

-- Takes in the products that were there before, a thousand in each transaction.
CREATE PROCEDURE index_earlier_products() LANGUAGE plpgsql AS $$
DECLARE
  reached uuid := '00000000-0000-0000-0000-000000000000';
BEGIN
  LOOP
    WITH page AS (
      SELECT id, to_tsvector('simple', name || ' ' || description) AS words FROM product
      WHERE id > reached AND deleted_at IS NULL ORDER BY id LIMIT 1000
    ), indexed AS (
      INSERT INTO product_search (product_id, words) SELECT id, words FROM page
      ON CONFLICT DO NOTHING RETURNING words
    ), counted AS (
      INSERT INTO search_word (word, products)
      SELECT word, count(*) FROM indexed, unnest(tsvector_to_array(words)) AS word
      GROUP BY word ORDER BY word COLLATE "C"
      ON CONFLICT (word) DO UPDATE SET products = search_word.products + EXCLUDED.products
    )
    SELECT id INTO reached FROM page ORDER BY id DESC LIMIT 1;
    EXIT WHEN reached IS NULL;
    COMMIT;
  END LOOP;
END $$;
