import { createClient, createConfig } from './generated/hey-api/orders/client';
import * as orders from './generated/hey-api/orders';
import * as products from './generated/hey-api/products';
import * as users from './generated/hey-api/users';
import { type Edge, orderIn, processing, type Shop, unexpected } from './shop.ts';

export function open({ url, apiKey, send }: Edge): Shop {
  const as = (token?: string) =>
    createClient(
      createConfig({
        baseUrl: url,
        auth: ({ type }) => (type === 'apiKey' ? apiKey : token),
        fetch: (input) => send(new Request(input)),
      }),
    );
  return {
    logIn: async (body) => {
      const { data, error } = await users.logIn({ client: as(), body });
      if (data) return data.accessToken;
      throw unexpected(error);
    },
    findProduct: async () => {
      const { data, error } = await products.listProducts({ client: as() });
      const product = data?.items.find(({ available }) => available > 0);
      if (product) return product.id;
      throw unexpected(error);
    },
    place: async (token, body, key) => {
      const headers = { 'Idempotency-Key': key };
      const { data, error } = await orders.placeOrder({ client: as(token), body, headers });
      if (error && 'code' in error && error.code === 'payment_declined')
        return { code: error.code, orderId: error.orderId };
      return orderIn({ data, error });
    },
    get: async (token, id) => {
      return orderIn(await orders.getOrder({ client: as(token), path: { id } }));
    },
    findProcessing: async (token) => {
      const { data } = await orders.listOrders({ client: as(token), query: processing });
      return data?.items[0]?.id;
    },
    cancel: async (token, id) => {
      return orderIn(await orders.cancelOrder({ client: as(token), path: { id } }));
    },
    refund: async (token, id, key) => {
      const headers = { 'Idempotency-Key': key };
      const call = { client: as(token), path: { id }, body: {}, headers };
      return orderIn(await orders.refundOrder(call));
    },
    withoutToken: async () => {
      const { error } = await orders.listOrders({ client: as() });
      if (error && 'message' in error) return error.message;
      throw unexpected(error);
    },
  };
}
