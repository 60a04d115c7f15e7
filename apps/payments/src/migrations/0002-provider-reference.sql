-- The provider's own name of the payment, for those that ask for it in later calls.
ALTER TABLE payment ADD COLUMN reference text;
