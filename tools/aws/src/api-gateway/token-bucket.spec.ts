import { tokenBucket } from './token-bucket.ts';

let time = 0;
const bucket = (rate: number, burst: number) =>
  tokenBucket({ rateLimit: rate, burstLimit: burst }, () => time);
const taken = (from: { take(): boolean }, times: number) =>
  Array.from({ length: times }, () => from.take()).filter(Boolean).length;

it('gives its burst at once', () => {
  expect(taken(bucket(10, 3), 5)).toBe(3);
});

it('gets its rate each second, a token at a time', () => {
  const some = bucket(10, 3);
  taken(some, 3);
  time += 99;
  expect(taken(some, 1)).toBe(0);
  time += 1;
  expect(taken(some, 2)).toBe(1);
});

it('never holds more than its burst', () => {
  const some = bucket(10, 3);
  time += 60_000;
  expect(taken(some, 5)).toBe(3);
});
