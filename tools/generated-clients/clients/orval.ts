import {
  cancelOrder,
  getOrder,
  listOrders,
  placeOrder,
  refundOrder,
} from './generated/orval/orders';
import { listProducts } from './generated/orval/products';
import { logIn } from './generated/orval/users';
import { reach } from './send.ts';
import { type Edge, orderIn, processing, type Shop, unexpected } from './shop.ts';

export function open(edge: Edge): Shop {
  reach(edge);
  const as = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
  return {
    logIn: async (account) => {
      const { status, data } = await logIn(account);
      if (status === 200) return data.accessToken;
      throw unexpected(data);
    },
    findProduct: async () => {
      const { status, data } = await listProducts();
      const product = status === 200 && data.items.find(({ available }) => available > 0);
      if (product) return product.id;
      throw unexpected(data);
    },
    place: async (token, order, key) => {
      const answer = await placeOrder(order, { 'Idempotency-Key': key }, as(token));
      if (answer.status === 201 || answer.status === 202) return orderIn(answer);
      if (answer.status === 402 && answer.data.code === 'payment_declined')
        return { code: answer.data.code, orderId: answer.data.orderId };
      throw unexpected(answer.data);
    },
    get: async (token, id) => {
      const { status, data } = await getOrder(id, as(token));
      if (status === 200) return orderIn({ data });
      throw unexpected(data);
    },
    findProcessing: async (token) => {
      const { status, data } = await listOrders(processing, as(token));
      return status === 200 ? data.items[0]?.id : undefined;
    },
    cancel: async (token, id) => {
      const answer = await cancelOrder(id, as(token));
      if (answer.status === 200 || answer.status === 202) return orderIn(answer);
      throw unexpected(answer.data);
    },
    refund: async (token, id, key) => {
      const answer = await refundOrder(id, {}, { 'Idempotency-Key': key }, as(token));
      if (answer.status === 201 || answer.status === 202) return orderIn(answer);
      throw unexpected(answer.data);
    },
    withoutToken: async () => {
      const { status, data } = await listOrders();
      if (status === 401 && 'message' in data) return data.message;
      throw unexpected(data);
    },
  };
}
