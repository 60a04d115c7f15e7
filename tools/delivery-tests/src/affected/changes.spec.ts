import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspace } from '@quartet/local-client/start-quartet';
import { changesIn } from './changes.ts';

const refuse = (): never => {
  throw new Error('a list of changes makes none');
};
const copy = {
  root: workspace,
  read: (path: string) => readFileSync(join(workspace, path), 'utf8'),
  commit: refuse,
  write: refuse,
  append: refuse,
};

it('changes one file of each library that exists, whoever holds it', () => {
  const contents = new Map([
    ['orders', ['libs/money/src/money.ts', 'node_modules/pg/lib/index.js']],
    ['users', ['libs/money/src/money.ts']],
  ]);
  const changes = changesIn(copy, contents).filter(({ name }) => name.startsWith('libs/'));
  const files = changes
    .map(({ name }) => name)
    .filter((name) => !existsSync(join(workspace, name)));
  expect(files).toEqual([]);
  expect(changes).toContainEqual(
    expect.objectContaining({ name: 'libs/money/src/money.ts', expected: ['orders', 'users'] }),
  );
});
