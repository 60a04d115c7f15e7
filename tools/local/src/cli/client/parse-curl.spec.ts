import { parseCurl } from './parse-curl.ts';

const defaults = {
  method: 'GET',
  path: '/api/orders',
  body: undefined,
  headers: {},
  as: 'shopper',
};

it.each([
  [['/api/orders'], {}],
  [['get', '/api/orders'], {}],
  [['/api/orders', '{}'], { method: 'POST', body: '{}' }],
  [['PATCH', '/api/orders', '{"a":1}'], { method: 'PATCH', body: '{"a":1}' }],
  [['DELETE', '/api/orders'], { method: 'DELETE' }],
])('reads %j', (words, expected) => {
  expect(parseCurl(words, { as: 'shopper', headers: [] })).toEqual({ ...defaults, ...expected });
});

it('reads headers', () => {
  const { headers } = parseCurl(['/'], { as: 'nobody', headers: ['If-Match: "3"', 'x-empty:'] });
  expect(headers).toEqual({ 'if-match': '"3"', 'x-empty': '' });
});

it.each([
  [['api/orders'], [], 'write [method] <path> [JSON], such as GET /api/products'],
  [['FETCH', '/api/orders'], [], 'methods are GET, POST, PUT, PATCH, DELETE'],
  [['POST', '/api/orders', '{}', 'x'], [], 'write [method] <path> [JSON]'],
  [['POST', '/api/orders', '{x'], [], 'The body is not JSON: '],
  [['/api/orders'], ['If-Match'], '--header If-Match has no name and value'],
])('says what is wrong with %j %j', (words, headers, sentence) => {
  expect(() => parseCurl(words, { as: 'shopper', headers })).toThrow(sentence);
});
