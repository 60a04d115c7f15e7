import { isWeaker, readPhc, writePhc } from './argon2-phc.ts';

const salt = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex');
const tag = Buffer.alloc(32, 255);
const cost = { memory: 19_456, passes: 2, parallelism: 1 };
const text =
  '$argon2id$v=19$m=19456,t=2,p=1$AAECAwQFBgcICQoLDA0ODw$//////////////////////////////////////////8';

it('writes a hash as others do', () => {
  expect(writePhc({ cost, salt, tag })).toBe(text);
});

it('reads what it wrote', () => {
  expect(readPhc(text)).toEqual({ cost, salt, tag });
});

it.each([
  '',
  'plain text',
  text.replace('argon2id', 'argon2i'),
  text.replace('v=19', 'v=16'),
  text.replace('m=19456,', ''),
  `${text}$more`,
])('does not take %p for a hash', (other) => {
  expect(() => readPhc(other)).toThrow('a stored password hash cannot be parsed');
});

it.each([
  { than: cost, weaker: false },
  { than: { ...cost, memory: 19_457 }, weaker: true },
  { than: { ...cost, passes: 3 }, weaker: true },
  { than: { ...cost, parallelism: 2 }, weaker: true },
  { than: { memory: 8, passes: 1, parallelism: 1 }, weaker: false },
])('is weaker than $than: $weaker', ({ than, weaker }) => {
  expect(isWeaker(cost, than)).toBe(weaker);
});
