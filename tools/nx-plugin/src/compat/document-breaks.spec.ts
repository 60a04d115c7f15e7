import {
  breaksOf,
  type Edit,
  find,
  newOrder,
  order,
  orders,
  without,
} from './testing/edit-document.ts';

it.each<[string, RegExp, Edit]>([
  [
    'an operation is gone',
    /^GET \/api\/orders\/\{id\}\/history is gone/,
    (d) => delete d.paths['/api/orders/{id}/history'],
  ],
  [
    'an operation is renamed',
    /placeOrder is renamed/,
    (d) => (find(d, ...orders, 'post')['operationId'] = 'order'),
  ],
  [
    'a user is needed',
    /GET \/api\/orders: session is needed now/,
    (d) => (find(d, ...orders, 'get')['security'] = [{ apiKey: [], accessToken: [], session: [] }]),
  ],
  [
    'a parameter is gone',
    /query parameter status is no longer accepted/,
    (d) => without(d, [...orders, 'get', 'parameters'], ({ name }) => name === 'status'),
  ],
  [
    'a parameter is new and required',
    /header parameter X-Shop is new and required/,
    (d) =>
      find(d, ...orders, 'post', 'parameters').push({
        in: 'header',
        name: 'X-Shop',
        required: true,
        schema: {},
      }),
  ],
  [
    'a parameter takes fewer values',
    /query parameter status may no longer be "refunded"/,
    (d) => find(d, ...orders, 'get', 'parameters', '2', 'schema', 'enum').pop(),
  ],
  [
    'a member of a request is new and required',
    /in the request, shop is new and required/,
    (d) => {
      find(d, ...newOrder, 'properties')['shop'] = { type: 'string' };
      find(d, ...newOrder, 'required').push('shop');
    },
  ],
  [
    'a member of a request is gone',
    /in the request, expectedTotal is no longer accepted/,
    (d) => delete find(d, ...newOrder, 'properties')['expectedTotal'],
  ],
  [
    'a member of a request has another type',
    /items\[\]\.quantity may no longer be integer/,
    (d) =>
      (find(d, ...newOrder, 'properties', 'items', 'items', 'properties', 'quantity')['type'] =
        'string'),
  ],
  [
    'a list of a request may be less long',
    /items has a tighter limit \(before and now: maxItems 50 and 10\)/,
    (d) => (find(d, ...newOrder, 'properties', 'items')['maxItems'] = 10),
  ],
  [
    'a text of a request has another pattern',
    /paymentMethod has a tighter limit .*pattern/,
    (d) => (find(d, ...newOrder, 'properties', 'paymentMethod')['pattern'] = '^pm_ok$'),
  ],
  [
    'a success is gone',
    /in answer 202, nothing is answered any more/,
    (d) => delete find(d, ...orders, 'post', 'responses')['202'],
  ],
  [
    'a header of an answer is gone',
    /in answer 201, header Location is no longer there/,
    (d) => delete find(d, ...orders, 'post', 'responses', '201', 'headers')['Location'],
  ],
  [
    'a member of an answer is gone',
    /in answer 201, refunded is no longer there/,
    (d) => {
      delete find(d, ...order, 'properties')['refunded'];
      without(d, [...order, 'required'], (name) => name === 'refunded');
    },
  ],
  [
    'a member of an answer may be missing',
    /in answer 201, total may be missing now/,
    (d) => without(d, [...order, 'required'], (name) => name === 'total'),
  ],
  [
    'a member of an answer may be null',
    /in answer 201, paymentMethod may be null now/,
    (d) => (find(d, ...order, 'properties', 'paymentMethod')['type'] = ['string', 'null']),
  ],
  [
    'a member of an answer has further values',
    /in answer 201, status may be "lost" now/,
    (d) => find(d, ...order, 'properties', 'status', 'enum').push('lost'),
  ],
  [
    'a problem no longer names its order',
    /in answer 402, orderId is no longer there/,
    (d) => {
      delete find(d, 'components', 'schemas', 'PaymentDeclinedProblem', 'properties')['orderId'];
      without(
        d,
        ['components', 'schemas', 'PaymentDeclinedProblem', 'required'],
        (name) => name === 'orderId',
      );
    },
  ],
])('it is a break when %s', (_what, sentence, edit) => {
  const breaks = breaksOf(edit);
  expect(breaks.join('\n')).toMatch(sentence);
});
