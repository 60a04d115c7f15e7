import type { Tree } from '@nx/devkit';
import { changesOf, workspaceTree } from '../../testing/workspace-tree.ts';
import { readTable } from '../table.ts';
import { serviceGenerator } from './service.ts';

const name = 'music-boxes';
const app = `apps/${name}`;

let before: Tree;
let tree: Tree;
beforeAll(async () => {
  before = workspaceTree();
  tree = workspaceTree();
  await serviceGenerator(tree, { name });
});

const text = (path: string) => tree.read(path, 'utf8') ?? '';

it.each(['Dockerfile', 'jest.config.cjs', 'project.json', 'tsconfig.json'])(
  'gives the service the same %s as the others',
  (file) => {
    const others = before.read(`apps/products/${file}`, 'utf8') ?? '';
    expect(text(`${app}/${file}`)).toBe(others.replaceAll('products', name));
  },
);

it('has a file for each endpoint, and its spec beside it', () => {
  expect(tree.children(`${app}/src/endpoints`).sort()).toEqual([
    'add-music-box.spec.ts',
    'add-music-box.ts',
    'get-music-box.spec.ts',
    'get-music-box.ts',
    'list-music-boxes.spec.ts',
    'list-music-boxes.ts',
  ]);
  expect(text(`${app}/src/migrations/0001-music-boxes.sql`)).toContain('CREATE TABLE music_box (');
});

it('adds its row to the table, with the next priority and port, and takes nothing away', () => {
  const rows = readTable(before);
  const next = (values: readonly number[]) => Math.max(...values) + 10;
  const priority = next(rows.map((row) => row.priority));
  const port = next(rows.map((row) => row.port));
  expect(readTable(tree)).toEqual([...rows, { name, priority, port }]);
  const belowNames = (source: string) => source.split('\n').slice(source.split('\n').indexOf(''));
  const linesAfter = belowNames(text('infra/src/services.ts'));
  const linesBefore = belowNames(before.read('infra/src/services.ts', 'utf8') ?? '');
  expect(linesBefore.length).toBeGreaterThan(100);
  expect(linesBefore.filter((line) => !linesAfter.includes(line))).toEqual([]);
  expect(text('infra/src/services.ts')).toContain(`| '${name}';`);
});

it('adds its row to the README', () => {
  expect(text('README.md')).toMatch(/^\| \[music-boxes\]\(apps\/music-boxes\) +\| music boxes, /m);
});

it('touches nothing else', () => {
  const paths = [...changesOf(tree).keys()].filter((path) => !path.startsWith(`${app}/`));
  expect(paths.sort()).toEqual(['README.md', 'infra/src/services.ts']);
});

it('changes nothing when it is run again, whatever was made of the service since', async () => {
  tree.delete(`${app}/src/endpoints/add-music-box.ts`);
  tree.write(`${app}/README.md`, '# ours\n');
  const first = changesOf(tree);
  expect(await serviceGenerator(tree, { name })).toBeUndefined();
  expect(changesOf(tree)).toEqual(first);
});

it('calls what is kept as it is told', async () => {
  const tree = workspaceTree();
  await serviceGenerator(tree, { name, noun: 'voucher' });
  expect(tree.exists(`${app}/src/domain/voucher.ts`)).toBe(true);
  expect(tree.read(`${app}/src/app.ts`, 'utf8')).toContain('listVouchers');
});

it.each([
  [
    'Music_Boxes',
    'The service "Music_Boxes" needs a name of lower-case letters, digits and single hyphens',
  ],
  ['recommendations-engine', 'The service recommendations-engine has a name of 22 characters'],
  ['v2', 'The service v2 would be at /api/v2, where the edge looks for a version'],
  ['order', 'There is a service orders, for which order would be mistaken'],
  ['auth', 'There is a project auth already, in libs/auth'],
  ['returns', 'The noun return is a reserved word; choose another one with --noun'],
  ['groups', 'The noun group is a reserved word'],
  ['services', 'The noun service is a name of the service itself'],
])('refuses the name %s in one sentence, and changes nothing', async (refused, sentence) => {
  const fresh = workspaceTree();
  await expect(serviceGenerator(fresh, { name: refused })).rejects.toThrow(sentence);
  expect(changesOf(fresh).size).toBe(0);
});

it.each([
  ['Music Box', 'needs small letters'],
  ['sheep', 'The noun sheep has no plural'],
])('refuses the noun %s', async (noun, sentence) => {
  await expect(serviceGenerator(workspaceTree(), { name, noun })).rejects.toThrow(sentence);
});

it('leaves a folder alone that it did not make', async () => {
  const fresh = workspaceTree();
  fresh.write(`${app}/notes.md`, 'mine');
  await expect(serviceGenerator(fresh, { name })).rejects.toThrow(`There is something in ${app}`);
});
