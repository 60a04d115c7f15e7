-- no transaction
DROP INDEX CONCURRENTLY IF EXISTS product_of_category_by_time;
CREATE INDEX CONCURRENTLY product_of_category_by_time ON product (category, created_at, id) WHERE deleted_at IS NULL;
DROP INDEX CONCURRENTLY IF EXISTS product_of_category_by_name;
CREATE INDEX CONCURRENTLY product_of_category_by_name ON product (category, lower(name), id) WHERE deleted_at IS NULL;
DROP INDEX CONCURRENTLY IF EXISTS product_of_category_by_price;
CREATE INDEX CONCURRENTLY product_of_category_by_price ON product (category, price_amount, id) WHERE deleted_at IS NULL;
-- The three serve what this one did.
DROP INDEX CONCURRENTLY IF EXISTS product_by_category;
