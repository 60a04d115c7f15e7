import type { HttpApi } from '@quartet/cloudformation/model/api-gateway';
import { httpModel } from './testing/gateway-models.ts';
import type { GatewayCase, GatewayStep } from './gateway-case.ts';
import { httpPages } from './gateway-pages.ts';

/** The example of the page. */
const pets = httpModel([
  'GET /pets/dog/1',
  'GET /pets/dog/{id}',
  'GET /pets/{proxy+}',
  'ANY /{proxy+}',
  '$default',
]);
const notFound = { answered: { status: 404, body: { message: 'Not Found' } }, received: null };

export const routeCases: readonly GatewayCase[] = [
  row('a static path goes before a variable', pets, [chosen('GET /pets/dog/1', 'GET /pets/dog/1')]),
  row('a full match goes before a greedy variable', pets, [
    chosen('GET /pets/dog/2', 'GET /pets/dog/{id}'),
  ]),
  row('a greedy variable takes what nothing else matches fully', pets, [
    chosen('GET /pets/cat/1', 'GET /pets/{proxy+}'),
  ]),
  row('a greedy variable with ANY goes before $default', pets, [
    chosen('POST /test/5', 'ANY /{proxy+}'),
  ]),
  row('a route for another method is no match', pets, [
    chosen('POST /pets/dog/1', 'ANY /{proxy+}'),
  ]),
  row('the greedy route with the longer path is the more specific', pets, [
    chosen('GET /pets/dog/2/toys', 'GET /pets/{proxy+}'),
    chosen('GET /birds/2/toys', 'ANY /{proxy+}'),
  ]),
  row('$default takes what nothing else does, with the full path', httpModel(['$default']), [
    { ...chosen('GET /store/checkout', '$default'), received: { url: '/store/checkout' } },
  ]),
  row('what no route matches is not found', httpModel(['GET /pets', 'GET /pets/{id}']), [
    { sent: { path: '/toys' }, ...notFound },
    { sent: { path: '/pets', method: 'POST' }, ...notFound },
    { sent: { path: '/pets/6/toys' }, ...notFound },
  ]),
  row('ANY takes the methods that have no route', httpModel(['ANY /pets', 'GET /pets']), [
    chosen('GET /pets', 'GET /pets'),
    chosen('DELETE /pets', 'ANY /pets'),
  ]),
  row('a greedy variable takes all children, and not the parent', httpModel(['ANY /pets/{all+}']), [
    chosen('GET /pets/1', 'ANY /pets/{all+}'),
    chosen('GET /pets/dog/1/toys', 'ANY /pets/{all+}'),
    { sent: { path: '/pets' }, ...notFound },
  ]),
  row('a variable takes one segment', httpModel(['GET /pets/{petID}/toys']), [
    chosen('GET /pets/6/toys', 'GET /pets/{petID}/toys'),
    { sent: { path: '/pets/6/7/toys' }, ...notFound },
  ]),
  row(
    'a full match goes before a greedy one with its method',
    httpModel(['ANY /a/b', 'GET /a/{p+}']),
    [chosen('GET /a/b', 'ANY /a/b')],
  ),
  row('the query is sent on as it came', httpModel(['GET /pets']), [
    {
      sent: { path: '/pets?id=4&type=dog&id=%205' },
      received: { url: '/pets?id=4&type=dog&id=%205' },
    },
  ]),
  {
    ...row('the whole request and the whole answer are passed on', httpModel(['ANY /{proxy+}']), [
      {
        sent: { path: '/pets', method: 'PUT', body: '{"a":1}', headers: { 'x-own': 'yes' } },
        received: { method: 'PUT', url: '/pets', body: '{"a":1}', headers: { 'x-own': 'yes' } },
        answered: { status: 200, body: { ok: true }, headers: { 'x-backend': 'yes' } },
      },
    ]),
    page: httpPages.proxies,
  },
];

function row(name: string, gateway: HttpApi, steps: readonly GatewayStep[]): GatewayCase {
  return { name, page: httpPages.routes, given: { gateway }, steps };
}

function chosen(request: string, route: string): GatewayStep {
  const [method = '', path = ''] = request.split(' ');
  const headers = { route };
  return { sent: { method, path }, answered: { status: 200 }, received: { headers } };
}
