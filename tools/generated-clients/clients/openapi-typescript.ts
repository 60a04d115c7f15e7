import createClient from 'openapi-fetch';
import type { paths as OrdersPaths } from './generated/openapi-typescript/orders.ts';
import type { paths as ProductsPaths } from './generated/openapi-typescript/products.ts';
import type { paths as UsersPaths } from './generated/openapi-typescript/users.ts';
import { type Edge, orderIn, processing, type Shop, unexpected } from './shop.ts';

export function open({ url, apiKey, send }: Edge): Shop {
  const as = (token?: string) =>
    createClient<OrdersPaths & ProductsPaths & UsersPaths>({
      baseUrl: url,
      headers: { 'x-api-key': apiKey, ...(token && { authorization: `Bearer ${token}` }) },
      fetch: send,
    });
  return {
    logIn: async (body) => {
      const { data, error } = await as().POST('/api/users/login', { body });
      if (data) return data.accessToken;
      throw unexpected(error);
    },
    findProduct: async () => {
      const { data, error } = await as().GET('/api/products');
      const product = data?.items.find(({ available }) => available > 0);
      if (product) return product.id;
      throw unexpected(error);
    },
    place: async (token, body, key) => {
      const params = { header: { 'Idempotency-Key': key } };
      const { data, error } = await as(token).POST('/api/orders', { body, params });
      if (error && 'code' in error && error.code === 'payment_declined')
        return { code: error.code, orderId: error.orderId };
      return orderIn({ data, error });
    },
    get: async (token, id) => {
      return orderIn(await as(token).GET('/api/orders/{id}', { params: { path: { id } } }));
    },
    findProcessing: async (token) => {
      const { data } = await as(token).GET('/api/orders', { params: { query: processing } });
      return data?.items[0]?.id;
    },
    cancel: async (token, id) => {
      const params = { path: { id } };
      return orderIn(await as(token).POST('/api/orders/{id}/cancel', { params }));
    },
    refund: async (token, id, key) => {
      const params = { path: { id }, header: { 'Idempotency-Key': key } };
      return orderIn(await as(token).POST('/api/orders/{id}/refunds', { body: {}, params }));
    },
    withoutToken: async () => {
      const { error } = await as().GET('/api/orders');
      if (error && 'message' in error) return error.message;
      throw unexpected(error);
    },
  };
}
