import { hrefOf, type Route, routeOf, routeOfId } from './route.ts';

it.each<Route>([
  { kind: 'picture' },
  { kind: 'gateway' },
  { kind: 'task', id: 'orders-1' },
  { kind: 'request', id: 'JKJaX/mPLvHcESHA=' },
  { kind: 'order', id: '01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d' },
  { kind: 'customer', id: 'ada+shop@example.com' },
  { kind: 'trace', id: '0af7651916cd43dd8448eb211c80319c' },
  { kind: 'new-order' },
  { kind: 'denied' },
])('finds %j again by its address', (place) => {
  expect(routeOf(hrefOf(place))).toEqual(place);
});

it.each(['', '#', '#/', '#/nothing/x', '#/task', '#/task/'])('shows the picture at %j', (hash) => {
  expect(routeOf(hash)).toEqual({ kind: 'picture' });
});

it('knows an order, an email and a trace, and takes anything else for a request', () => {
  expect(routeOfId('Ada@example.com')).toEqual({ kind: 'customer', id: 'Ada@example.com' });
  expect(routeOfId('0AF7651916CD43DD8448EB211C80319C')).toEqual({
    kind: 'trace',
    id: '0af7651916cd43dd8448eb211c80319c',
  });
  const order = '01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d';
  expect(routeOfId(` ${order} `)).toEqual({ kind: 'order', id: order });
  const request = '6f1c2b3a-8a4e-4c3a-9d52-0c6f1a2b3c4d';
  expect(routeOfId(request)).toEqual({ kind: 'request', id: request });
  expect(routeOfId(' ')).toEqual({ kind: 'picture' });
});
