import { hrefOf, type Route, routeOf, routeOfId } from './route.ts';

it.each<Route>([
  { kind: 'picture' },
  { kind: 'gateway' },
  { kind: 'task', id: 'orders-1' },
  { kind: 'request', id: 'JKJaX/mPLvHcESHA=' },
  { kind: 'order', id: '01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d' },
])('finds %j again by its address', (place) => {
  expect(routeOf(hrefOf(place))).toEqual(place);
});

it.each(['', '#', '#/', '#/nothing/x', '#/task', '#/task/'])('shows the picture at %j', (hash) => {
  expect(routeOf(hash)).toEqual({ kind: 'picture' });
});

it('knows an order by its id, and takes any other for a request', () => {
  const order = '01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d';
  expect(routeOfId(` ${order} `)).toEqual({ kind: 'order', id: order });
  const request = '6f1c2b3a-8a4e-4c3a-9d52-0c6f1a2b3c4d';
  expect(routeOfId(request)).toEqual({ kind: 'request', id: request });
  expect(routeOfId(' ')).toEqual({ kind: 'picture' });
});
