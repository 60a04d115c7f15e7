import { cleanJson } from './clean-json.ts';

const read = (text: string) => cleanJson(JSON.parse(text), Buffer.from(text));

it.each([
  '{"a":1,"a":2}',
  '{"a":1,"\\u0061":2}',
  '{"a":{"b":[{"c":":","c":":"}]}}',
  '{"caf\u00e9":1,"cafe\u0301":2}',
])('refuses a member that is there twice: %s', (text) => {
  expect(() => read(text)).toThrow(expect.objectContaining({ code: 'malformed_request' }));
});

it.each(['{"a":":","b":"\\":\\\\","c\\":":{"a":[":",{"a":null}]}}', '":"', '[]', '7', 'null'])(
  'takes %s as it is',
  (text) => expect(read(text)).toEqual(JSON.parse(text)),
);

it('returns names and texts in form NFC', () => {
  expect(read('{"cafe\u0301":["cafe\u0301",{"x":"e\u0301"}]}')).toEqual({
    'caf\u00e9': ['caf\u00e9', { x: '\u00e9' }],
  });
});

it('takes 16 levels, and refuses the next one', () => {
  const nested = (levels: number) => '{"a":'.repeat(levels - 1) + '[]' + '}'.repeat(levels - 1);
  expect(read(nested(16))).toEqual(JSON.parse(nested(16)));
  expect(() => read(nested(17))).toThrow('The body is nested more than 16 levels deep.');
});

it.each(['__proto__', 'constructor', 'prototype'])('refuses a member %s', (name) => {
  expect(() => read(`{"a":[{"${name}":1}]}`)).toThrow(`must not have a member "${name}"`);
});
