import { workspace } from '@quartet/local-client/start-quartet';
import { apply, readChanges } from './changes.ts';

const changes = readChanges();

it('has ten breaks and six additions', () => {
  const kinds = changes.map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'break')).toHaveLength(10);
  expect(kinds.filter((kind) => kind === 'addition')).toHaveLength(6);
});

it.each(changes)('$name still applies and says what it is', (change) => {
  apply(change, workspace, '--check');
  expect(change.description).toMatch(/^[A-Z][^\n]+\.$/);
});
