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
