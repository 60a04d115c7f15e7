import { cpSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../testing/folder.ts';
import { type Recipe, tagOf } from './recipe.ts';

const files = {
  'dist/main.mjs': 'listen();',
  'dist/migrations/0001-orders.sql': 'create table orders ();',
  Dockerfile: 'FROM base',
  'Dockerfile.base': 'FROM node',
};

function recipeIn(folder: string): Recipe {
  return {
    name: 'orders',
    folder: join(folder, 'dist'),
    dockerfile: join(folder, 'Dockerfile'),
    baseDockerfile: join(folder, 'Dockerfile.base'),
    node: undefined,
    platforms: ['linux/arm64'],
  };
}

function tagWith(changed: Readonly<Record<string, string>>): string {
  return tagOf(recipeIn(temporaryFolder({ ...files, ...changed })));
}

it('is the same wherever the inputs lie, and however old they are', () => {
  const folder = temporaryFolder(files);
  const copy = temporaryFolder();
  cpSync(folder, copy, { recursive: true });
  utimesSync(join(copy, 'dist/main.mjs'), 0, 0);
  expect(tagOf(recipeIn(copy))).toBe(tagOf(recipeIn(folder)));
});

it.each(Object.keys(files))('changes with %s', (file) => {
  expect(tagWith({ [file]: 'something else' })).not.toBe(tagWith({}));
});

it('changes with a file that is added, that is renamed, or that goes', () => {
  const tags = [
    tagWith({}),
    tagWith({ 'dist/docs.css': '' }),
    tagWith({ 'dist/docs.html': '' }),
    tagWith({ 'dist/docs/css': '' }),
  ];
  expect(new Set(tags).size).toBe(tags.length);
});

it('changes with the platforms, and with another image of Node', () => {
  const recipe = recipeIn(temporaryFolder(files));
  const tags = [
    tagOf(recipe),
    tagOf({ ...recipe, platforms: ['linux/amd64'] }),
    tagOf({ ...recipe, node: 'mirror/node:24' }),
  ];
  expect(new Set(tags).size).toBe(tags.length);
});

it('finds the old tag again when a change is taken back', () => {
  const folder = temporaryFolder(files);
  const before = tagOf(recipeIn(folder));
  writeFileSync(join(folder, 'dist/main.mjs'), 'listen(8080);');
  expect(tagOf(recipeIn(folder))).not.toBe(before);
  writeFileSync(join(folder, 'dist/main.mjs'), files['dist/main.mjs']);
  expect(tagOf(recipeIn(folder))).toBe(before);
});

it('is a tag that every registry takes', () => {
  expect(tagWith({})).toMatch(/^[0-9a-f]{16}$/);
});
