import { httpModel } from '../testing/gateway-models.ts';
import type { GatewayCase } from './gateway-case.ts';
import { pages } from './pages.ts';

const pets = httpModel([
  'GET /pets/dog/1',
  'GET /pets/dog/{id}',
  'GET /pets/{proxy+}',
  'ANY /{proxy+}',
  '$default',
]);

/** The example of the page, row by row, and what it says besides. */
export const routeCases: readonly GatewayCase[] = [
  chosen('GET /pets/dog/1', 'GET /pets/dog/1', 'a static path is taken before a variable'),
  chosen('GET /pets/dog/2', 'GET /pets/dog/{id}', 'a full match is taken before a greedy variable'),
  chosen('GET /pets/cat/1', 'GET /pets/{proxy+}', 'a greedy variable takes what nothing else does'),
  chosen('POST /test/5', 'ANY /{proxy+}', 'ANY takes every method, and is taken before $default'),
];

function chosen(request: string, route: string, name: string): GatewayCase {
  const [method = '', path = ''] = request.split(' ');
  return {
    name: `${name}: ${request}`,
    says: pages.routes,
    given: { gateway: pets },
    steps: [
      { sent: { method, path }, answered: { status: 200 }, received: { headers: { route } } },
    ],
  };
}
