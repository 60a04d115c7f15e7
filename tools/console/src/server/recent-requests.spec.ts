import { capacity, createRecentRequests } from './recent-requests.ts';
import { requestRecord } from '../testing/request-record.ts';

const now = 1_000_000;

it('gives the requests that ended within a time, the newest first', () => {
  const memory = createRecentRequests();
  memory.observe(requestRecord({ requestId: 'old', at: now - 6_000, ms: 10 }));
  memory.observe(requestRecord({ requestId: 'long', at: now - 6_000, ms: 3_000 }));
  memory.observe(requestRecord({ requestId: 'new', at: now - 1_000, ms: 10 }));
  const { records: found, seconds } = memory.since(5_000, now);
  expect(found.map(({ requestId }) => requestId)).toEqual(['new', 'long']);
  expect(seconds).toBe(5);
});

it('takes the time that it remembers when more came than it keeps', () => {
  const memory = createRecentRequests();
  for (let index = 0; index < capacity + 5; index++) {
    memory.observe(requestRecord({ at: now - 500, ms: 0 }));
  }
  const { records: found, seconds } = memory.since(5_000, now);
  expect([found.length, seconds]).toEqual([capacity, 0.5]);
});

it('lists requests by their beginning, whenever they ended', () => {
  const memory = createRecentRequests();
  memory.observe(requestRecord({ requestId: 'short', at: now + 20, ms: 10 }));
  memory.observe(requestRecord({ requestId: 'long', at: now, ms: 3_000 }));
  expect(memory.latest(5, () => true).map(({ requestId }) => requestId)).toEqual(['short', 'long']);
});

it('finds the newest that fit, and all of one request', () => {
  const memory = createRecentRequests();
  for (const status of [200, 503, 201, 500]) {
    memory.observe(requestRecord({ status, requestId: status > 499 ? 'bad' : 'good' }));
  }
  const failed = memory.latest(1, ({ status = 0 }) => status >= 500);
  expect(failed.map(({ status }) => status)).toEqual([500]);
  expect(memory.requestIdsFor('orders')).toEqual(['bad', 'good']);
  expect(memory.ofRequest('good').map(({ status }) => status)).toEqual([201, 200]);
});
