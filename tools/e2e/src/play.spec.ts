import { beginAll, endAll } from './play.ts';
import type { Shop } from './shop.ts';
import { stories } from './stories.ts';
import type { Ending, Story } from './story.ts';

const shop = {} as Shop;
const storyOf = (name: string, begin: () => Promise<Ending>): Story => ({ name, begin });
const fails = (reason: string) => async () => {
  throw new Error(reason, { cause: new Error('one\n  two') });
};

it('ends what has begun well, and keeps the reason of what has not', async () => {
  const ended: string[] = [];
  const begun = await beginAll(
    [
      storyOf('good', async () => async () => void ended.push('good')),
      storyOf('bad begin', fails('begin')),
      storyOf('bad end', async () => fails('end')),
    ],
    shop,
  );
  const outcomes = await endAll(begun);
  expect(ended).toEqual(['good']);
  expect(outcomes.map(({ story, failure }) => [story.name, failure])).toEqual([
    ['good', undefined],
    ['bad begin', 'begin: one two'],
    ['bad end', 'end: one two'],
  ]);
});

it('has a name of its own for each story', () => {
  expect(new Set(stories.map(({ name }) => name)).size).toBe(stories.length);
});
