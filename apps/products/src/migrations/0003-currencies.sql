-- The yen has no minor unit, and the Kuwaiti dinar has a thousand of them.
ALTER TABLE product
  DROP CONSTRAINT product_price_currency_check,
  ADD CONSTRAINT product_price_currency_check CHECK (price_currency IN ('USD', 'EUR', 'GBP', 'JPY', 'KWD'));
ALTER TABLE reservation_line
  DROP CONSTRAINT reservation_line_currency_check,
  ADD CONSTRAINT reservation_line_currency_check CHECK (currency IN ('USD', 'EUR', 'GBP', 'JPY', 'KWD'));
