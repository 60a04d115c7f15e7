import { keyInUse, publishedKeys, type SigningKey } from './signing-key.ts';

const minute = 60_000;
const tokenLife = 10 * minute;

function key(kid: string, minutes: number): SigningKey {
  return { kid, signsFrom: new Date(minutes * minute) };
}

function at(minutes: number): Date {
  return new Date(minutes * minute);
}

const keys = [key('second', 100), key('third', 200), key('first', 0)];

describe('the key in use', () => {
  it.each([
    { now: 0, kid: 'first' },
    { now: 99, kid: 'first' },
    { now: 100, kid: 'second' },
    { now: 199, kid: 'second' },
    { now: 200, kid: 'third' },
    { now: 9_999, kid: 'third' },
  ])('at minute $now is the $kid', ({ now, kid }) => {
    expect(keyInUse(keys, at(now)).kid).toBe(kid);
  });

  it('is missing before the first has come', () => {
    expect(() => keyInUse([key('later', 1)], at(0))).toThrow(RangeError);
  });
});

describe('the published keys', () => {
  it.each([
    { now: 0, kids: ['third', 'second', 'first'], why: 'those to come are known before they sign' },
    { now: 100, kids: ['third', 'second', 'first'], why: 'tokens of the first are still alive' },
    { now: 109, kids: ['third', 'second', 'first'], why: 'the last of them lives a minute more' },
    { now: 110, kids: ['third', 'second'], why: 'the last token of the first has died' },
    { now: 209, kids: ['third', 'second'], why: 'tokens of the second are still alive' },
    { now: 9_999, kids: ['third'], why: 'the one in use stays' },
  ])('at minute $now are $kids: $why', ({ now, kids }) => {
    expect(publishedKeys(keys, at(now), tokenLife).map(({ kid }) => kid)).toEqual(kids);
  });
});
