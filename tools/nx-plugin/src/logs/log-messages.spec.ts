import { join } from 'node:path';
import { findLogMessages } from './log-messages.ts';

const messages = findLogMessages(join(import.meta.dirname, '../../../..'));

it('finds the messages of services, libs and functions', () => {
  const texts = messages.map(({ text }) => text);
  expect(texts).toEqual(expect.arrayContaining(['saga run failed; it will be resumed', 'ready']));
});

it.each(messages)('$file: $text is a short sentence in lower case', ({ text }) => {
  expect(text).not.toMatch(/^(a|an|the|of|what|whether|that) /);
  expect(text).not.toMatch(/\b(told|said|kept|nobody|somebody|whoever)\b/);
  expect(text).toMatch(/^[a-z].*[^.]$/);
});
