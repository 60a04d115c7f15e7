import { capacity, createMemory } from './memory.ts';
import { seen } from '../testing/seen.ts';

const now = 1_000_000;

it('gives the requests that ended within a time, the newest first', () => {
  const memory = createMemory();
  memory.observe(seen({ requestId: 'old', at: now - 6_000, ms: 10 }));
  memory.observe(seen({ requestId: 'long', at: now - 6_000, ms: 3_000 }));
  memory.observe(seen({ requestId: 'new', at: now - 1_000, ms: 10 }));
  const { seen: found, seconds } = memory.within(5_000, now);
  expect(found.map(({ requestId }) => requestId)).toEqual(['new', 'long']);
  expect(seconds).toBe(5);
});

it('takes the time that it remembers when more came than it keeps', () => {
  const memory = createMemory();
  for (let index = 0; index < capacity + 5; index++) {
    memory.observe(seen({ at: now - 500, ms: 0 }));
  }
  const { seen: found, seconds } = memory.within(5_000, now);
  expect([found.length, seconds]).toEqual([capacity, 0.5]);
});

it('finds the newest that fit, and all of one request', () => {
  const memory = createMemory();
  for (const status of [200, 503, 201, 500]) {
    memory.observe(seen({ status, requestId: status > 499 ? 'bad' : 'good' }));
  }
  const failed = memory.latest(1, ({ status = 0 }) => status >= 500);
  expect(failed.map(({ status }) => status)).toEqual([500]);
  expect(memory.about('orders')).toEqual(['bad', 'good']);
  expect(memory.ofRequest('good').map(({ status }) => status)).toEqual([201, 200]);
});
