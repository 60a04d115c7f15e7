import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspace } from '@quartet/local-client/start-quartet';
import { isIn, readSources, sentencesOf } from './sentences.ts';

const page = readFileSync(join(workspace, 'docs/guide/troubleshooting.md'), 'utf8');
const code = readSources();

it.each(sentencesOf(page))('the code says: %s', (sentence) => {
  expect(isIn(code, sentence)).toBe(true);
});

it('has sentences, and finds those alone that the code says', () => {
  expect(sentencesOf(page).length).toBeGreaterThan(20);
  expect(
    isIn('throw new Error(`Port ${port} is taken; free it.`)', 'Port … is taken; free it.'),
  ).toBe(true);
  expect(isIn(code, 'Port … is busy; free it')).toBe(false);
});
