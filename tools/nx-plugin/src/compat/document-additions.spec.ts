import {
  breaksOf,
  type Edit,
  find,
  newOrder,
  order,
  orders,
  without,
} from './testing/edit-document.ts';

it.each<[string, Edit]>([
  ['nothing changes', () => undefined],
  [
    'texts and examples change',
    (d) => {
      find(d, 'info')['description'] = 'In other words';
      find(d, ...newOrder, 'example')['paymentMethod'] = 'pm_declined';
    },
  ],
  [
    'an operation is new',
    (d) => (find(d, 'paths')['/api/orders/count'] = { get: find(d, ...orders, 'get') }),
  ],
  [
    'a parameter is new and optional',
    (d) => find(d, ...orders, 'get', 'parameters').push({ in: 'query', name: 'from', schema: {} }),
  ],
  [
    'a parameter takes further values',
    (d) => find(d, ...orders, 'get', 'parameters', '2', 'schema', 'enum').push('lost'),
  ],
  [
    'a member of a request is new and optional',
    (d) => (find(d, ...newOrder, 'properties')['note'] = { type: 'string' }),
  ],
  [
    'a member of a request becomes optional',
    (d) => without(d, [...newOrder, 'required'], (name) => name === 'paymentMethod'),
  ],
  [
    'a list of a request may be longer',
    (d) => (find(d, ...newOrder, 'properties', 'items')['maxItems'] = 100),
  ],
  [
    'an answer has a new member',
    (d) => {
      find(d, ...order, 'properties')['note'] = { type: 'string' };
      find(d, ...order, 'required').push('note');
    },
  ],
  ['an answer has fewer values', (d) => find(d, ...order, 'properties', 'status', 'enum').pop()],
  [
    'an answer has a new header',
    (d) => (find(d, ...orders, 'post', 'responses', '201', 'headers')['ETag'] = { schema: {} }),
  ],
  [
    'a failure has a new status',
    (d) => (find(d, ...orders, 'post', 'responses')['410'] = { description: 'Gone' }),
  ],
  [
    'a failure has a new code',
    (d) => {
      const schema = find(
        d,
        ...orders,
        'post',
        'responses',
        '409',
        'content',
        'application/problem+json',
        'schema',
      );
      (schema['oneOf'] as object[]).push({ $ref: '#/components/schemas/NotFoundProblem' });
    },
  ],
  [
    'a schema has another name',
    (d) => {
      const renamed = JSON.stringify(d)
        .replaceAll('schemas/Money', 'schemas/Amount')
        .replace('"Money":{', '"Amount":{');
      Object.assign(d, JSON.parse(renamed));
    },
  ],
  [
    'the major version is raised',
    (d) => {
      find(d, 'info')['version'] = '2.0.0';
      find(d)['paths'] = {} as never;
    },
  ],
])('it is no break when %s', (_what, edit) => {
  expect(breaksOf(edit)).toEqual([]);
});
