import { type TestJwks, testJwks } from '../../src/testing/jwks.ts';
import { publishedRevocations } from './published-revocations.ts';

let jwks: TestJwks;
let now: number;

beforeEach(async () => {
  jwks = await testJwks([]);
  now = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await jwks?.close();
});

const revocations = () =>
  publishedRevocations({ keysUrl: `${jwks.url}/jwks.json`, maxAge: 2_000, timeout: 60_000 });

it('is never older than its limit', async () => {
  const list = revocations();
  expect(await list()).toEqual({ sessions: new Set(), isCurrent: true });
  jwks.end('a');
  now = 1_999;
  expect(await list()).toEqual({ sessions: new Set(), isCurrent: true });
  now = 2_000;
  expect(await list()).toEqual({ sessions: new Set(['a']), isCurrent: true });
});

it('says that it is old when it cannot be fetched, and is current again afterwards', async () => {
  jwks.end('a');
  const list = revocations();
  await list();
  jwks.fail();
  now = 2_000;
  expect(await list()).toEqual({ sessions: new Set(['a']), isCurrent: false });
  jwks.publish([]);
  now = 4_000;
  expect(await list()).toEqual({ sessions: new Set(['a']), isCurrent: true });
});
