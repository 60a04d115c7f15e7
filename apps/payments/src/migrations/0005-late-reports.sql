-- A refund may be reported before the failure of an earlier one, so that more seems given back than was taken.
ALTER TABLE payment DROP CONSTRAINT refunded_within_amount;
