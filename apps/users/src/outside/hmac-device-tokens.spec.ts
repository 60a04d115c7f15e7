import { hmacDeviceTokens } from './hmac-device-tokens.ts';

const secret = { REFRESH_TOKEN_SECRET: 'known to this test and to nobody else' };
const { issue, deviceOf } = hmacDeviceTokens(secret);
const email = 'ada@example.com';

it('knows a device again, under the same id with each token', () => {
  const token = issue(email);
  const id = deviceOf(email, token);
  expect(id).toMatch(/^[\w-]{22}$/);
  expect(issue(email, id)).toBe(token);
  expect(deviceOf(email, issue(email))).not.toBe(id);
});

it.each([
  ['no token', undefined],
  ['an empty one', ''],
  ['one of another account', issue('bob@example.com')],
  [
    'one of another secret',
    hmacDeviceTokens({ REFRESH_TOKEN_SECRET: 'of another stage, and just as long' }).issue(email),
  ],
  ['another id', issue(email).replace(/^./, (first) => (first === 'a' ? 'b' : 'a'))],
  ['a signature that is cut', issue(email).slice(0, -4)],
  ['no signature', issue(email).split('.')[0]],
  ['an id of its own length', issue(email, 'a')],
])('takes %s for no device', (_what, token) => {
  expect(deviceOf(email, token)).toBeUndefined();
});
