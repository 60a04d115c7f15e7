import { join } from 'node:path';
import type { ProjectGraph } from '@nx/devkit';
import { temporaryFolder } from '../testing/folder.ts';
import { changesInImage, changesInProject } from './why.ts';

const roots = { orders: 'apps/orders', http: 'libs/http', problem: 'libs/problem', infra: 'infra' };
const needs: Readonly<Record<string, readonly string[]>> = {
  orders: ['http', 'npm:express'],
  http: ['problem'],
};

const graph = {
  nodes: Object.fromEntries(
    Object.entries(roots).map(([name, root]) => [name, { name, type: 'lib', data: { root } }]),
  ),
  dependencies: Object.fromEntries(
    Object.entries(needs).map(([source, targets]) => [
      source,
      targets.map((target) => ({ source, target, type: 'static' })),
    ]),
  ),
} as ProjectGraph;

const contents = [
  'apps/orders/src/main.ts',
  'apps/orders/src/migrations',
  'libs/problem/src/titles.ts',
  'node_modules/express/index.js',
  'node_modules/express/node_modules/qs/index.js',
];

function lockOf(versions: Readonly<Record<string, string>>): string {
  const packages = Object.entries(versions).map(([name, version]) => [
    `node_modules/${name}`,
    { version },
  ]);
  return JSON.stringify({ packages: Object.fromEntries(packages) });
}

function why(files: readonly string[], before = lockOf({})): readonly string[] {
  const root = temporaryFolder({
    'dist/contents/orders.json': JSON.stringify(contents),
    'package-lock.json': lockOf({ express: '5.1.0', 'express/node_modules/qs': '6.0.0', pg: '8' }),
  });
  return changesInImage({
    project: 'orders',
    root,
    graph,
    changes: { files, before: () => before },
  });
}

it('names the files of the service that are in its image', () => {
  const changed = ['apps/orders/src/main.ts', 'apps/orders/src/migrations/0003-more.sql'];
  expect(why(changed)).toEqual(changed);
});

it('names a file of a library with its way to the service', () => {
  expect(why(['libs/problem/src/titles.ts'])).toEqual([
    'libs/problem/src/titles.ts (problem → http → orders)',
  ]);
});

it.each(['Dockerfile.base', 'apps/orders/Dockerfile'])('names %s', (file) => {
  expect(why([file])).toEqual([file]);
});

it('is silent about what is not in the image', () => {
  const others = ['apps/orders/README.md', 'apps/orders/src/main.spec.ts', 'libs/problem/src/a.ts'];
  expect(why([...others, 'apps/users/src/main.ts', 'docs/a.md'])).toEqual([]);
});

it('names the packages of the bundle that the lockfile has changed', () => {
  const before = lockOf({ express: '5.0.0', 'express/node_modules/qs': '6.0.0', pg: '7' });
  expect(why(['package-lock.json'], before)).toEqual(['package-lock.json: express 5.0.0 → 5.1.0']);
});

it('names a package by its own name where it was brought by another', () => {
  const before = lockOf({ express: '5.1.0' });
  expect(why(['package-lock.json'], before)).toEqual(['package-lock.json: qs none → 6.0.0']);
});

it('names what belongs to a project that has no image', () => {
  const root = join('/', 'nowhere');
  const changes = { files: ['infra/src/main.ts', 'infrastructure.md'], before: () => '' };
  expect(changesInProject({ project: 'infra', root, graph, changes })).toEqual([
    'infra/src/main.ts',
  ]);
});
