import { hashOf, newRefreshToken, successorOf } from './crypto-refresh-tokens.ts';

it('makes tokens of 256 bits, no two alike', () => {
  const [first, second] = [newRefreshToken(), newRefreshToken()];
  expect(Buffer.from(first, 'base64url')).toHaveLength(32);
  expect(first).not.toBe(second);
});

it('follows from a token and the secret, and from nothing less', () => {
  const token = newRefreshToken();
  const successor = successorOf(token, 'the secret');
  expect(Buffer.from(successor, 'base64url')).toHaveLength(32);
  expect(successorOf(token, 'the secret')).toBe(successor);
  expect(successorOf(token, 'another secret')).not.toBe(successor);
  expect(successorOf(newRefreshToken(), 'the secret')).not.toBe(successor);
});

it('hashes with SHA-256', () => {
  expect(hashOf('abc').toString('hex')).toMatch(/^ba7816bf8f01cfea/);
});
