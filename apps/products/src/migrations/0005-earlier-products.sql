-- no transaction
CALL index_earlier_products();
