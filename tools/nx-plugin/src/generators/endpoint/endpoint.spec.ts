import type { Tree } from '@nx/devkit';
import { changesOf, workspaceTree } from '../../testing/workspace-tree.ts';
import { endpointGenerator } from './endpoint.ts';

let tree: Tree;
beforeEach(() => {
  tree = workspaceTree();
});

const textIn = (some: Tree, path: string) => some.read(path, 'utf8') ?? '';

const generated = new Map<string, Promise<Tree>>();

/** The workspace with an endpoint, which is generated once for all specs that only read it. */
function generate(service: string, name: string): Promise<Tree> {
  const key = `${service}/${name}`;
  const known = generated.get(key);
  if (known) return known;
  const own = workspaceTree();
  const result = endpointGenerator(own, { service, name }).then(() => own);
  generated.set(key, result);
  return result;
}

/** The text of a file of the workspace with an endpoint. */
async function read(service: string, name: string) {
  const own = await generate(service, name);
  return (path: string) => textIn(own, `apps/${service}/${path}`);
}

it.each([
  ['orders', 'photograph-order', 'POST', '/api/orders/:id/photograph', 'owner or admin'],
  ['payments', 'get-photograph', 'GET', '/api/payments/:id/photograph', 'owner or admin'],
  ['products', 'photograph-product', 'POST', '/api/products/:id/photograph', 'admin'],
  ['users', 'photograph-user', 'POST', '/api/users/:id/photograph', 'admin'],
])('gives %s the endpoint %s as %s %s', async (service, name, method, path, who) => {
  const text = await read(service, name);
  const make = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const app = text('src/app.ts');
  expect(app).toContain(`  ['${method}', '${path}', ${make}, ${make}Operation],\n`);
  expect(app).toContain(`import { ${make}, ${make}Operation } from './endpoints/${name}.ts';\n`);
  const row = `| \`${method} ${path.replace(':id', '{id}')}\` `;
  const rows = text('README.md').split('\n');
  expect(rows.find((line) => line.startsWith(row))).toContain(` | ${who} `);
});

it('loads for its owner what has one, decides in the domain, and answers', async () => {
  const text = await read('orders', 'photograph-order');
  const endpoint = text('src/endpoints/photograph-order.ts');
  expect(endpoint).toContain(`
    const caller = callerOf(req);
    const { id } = parse(OrderPath, req.params);
    const order = photograph(await orders.get(id, ownerScope(caller)));
    res.json(viewOrder(order));
`);
});

it('saves where the store can', async () => {
  const text = await read('products', 'photograph-product');
  expect(text('src/endpoints/photograph-product.ts')).toContain('await products.save(product)');
});

it('shows something of its own where it only reads', async () => {
  const text = await read('payments', 'get-photograph');
  expect(text('src/endpoints/get-photograph.ts')).toContain(
    'const payment = photographOf(await payments.get(id, ownerScope(caller)));',
  );
});

it.each([
  ['orders', 'photograph-order', 'decides', '(order: Order): Order {'],
  ['payments', 'get-photograph', 'shows', '(payment: SavedPayment): SavedPayment {'],
  ['products', 'photograph-product', 'decides', '(product: Product): Product {'],
  ['users', 'photograph-user', 'decides', '(user: User): User {'],
])('does not answer for %s as if %s was written', async (service, name, does, signature) => {
  const text = await read(service, name);
  expect(text(`src/domain/${name}.ts`)).toContain(`${signature}\n  throw new Error(`);
  const spec = text(`src/endpoints/${name}.spec.ts`);
  expect(spec).toContain(`it('answers 500 until domain/${name}.ts says what it ${does}'`);
  expect(spec).toContain(`it.todo('answers 200 with what it ${does}`);
});

it.each(['user', 'key'])('takes the method and the caller %s from its options', async (who) => {
  const options = { service: 'products', name: 'set-weight', method: 'PUT', who };
  await endpointGenerator(tree, options);
  expect(textIn(tree, 'apps/products/src/app.ts')).toContain(
    `['PUT', '/api/products/:id/weight', setWeight,`,
  );
  expect(textIn(tree, 'apps/products/src/endpoints/set-weight.ts')).toContain(`who: '${who}'`);
  expect(textIn(tree, 'apps/products/README.md')).toMatch(
    new RegExp(`^\\| \`PUT /api/products/{id}/weight\` +\\| ${who} +\\|`, 'm'),
  );
});

it('changes nothing when it is run again, whatever was made of the endpoint since', async () => {
  const options = { service: 'orders', name: 'photograph-order' };
  await endpointGenerator(tree, options);
  tree.write('apps/orders/src/endpoints/photograph-order.ts', '// ours\n');
  const first = changesOf(tree);
  expect(await endpointGenerator(tree, options)).toBeUndefined();
  expect(changesOf(tree)).toEqual(first);
});

it.each([
  ['nowhere', 'photograph-order', 'There is no service nowhere; there are orders, users, payments'],
  ['orders', 'photograph', 'and "photograph" is not'],
  ['orders', 'photographOrder', 'and "photographOrder" is not'],
  ['orders', 'delete-order', 'The verb delete is a word of the code itself'],
  ['orders', 'parse-order', 'The verb parse is a word of the code itself'],
  ['orders', 'show-order', 'GET /api/orders/:id is getOrder already'],
])(
  'refuses for %s the name %s in one sentence, and changes nothing',
  async (service, name, sentence) => {
    await expect(endpointGenerator(tree, { service, name })).rejects.toThrow(sentence);
    expect(changesOf(tree).size).toBe(0);
  },
);
