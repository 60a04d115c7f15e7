-- Sees who moves an order. A connection bears the name of its task, as a lease does.
CREATE TABLE trespass (
  order_id uuid NOT NULL,
  from_state text NOT NULL,
  to_state text NOT NULL,
  holder text,
  mover text NOT NULL
);

CREATE FUNCTION see_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO trespass VALUES
    (OLD.id, OLD.state, NEW.state, OLD.lease_owner, current_setting('application_name'));
  RETURN NULL;
END $$;

-- Who takes a lease writes an epoch of his own with it.
CREATE TRIGGER witness AFTER UPDATE ON saga FOR EACH ROW
  WHEN (NEW.state <> OLD.state AND NEW.epoch = OLD.epoch
        AND OLD.lease_owner IS DISTINCT FROM current_setting('application_name'))
  EXECUTE FUNCTION see_move();
