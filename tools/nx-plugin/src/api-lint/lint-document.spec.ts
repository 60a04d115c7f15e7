import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lintDocument } from './lint-document.ts';

const file = join(import.meta.dirname, '../../../../docs/api/users.json');
const document = JSON.stringify(JSON.parse(readFileSync(file, 'utf8')));

/** The document with one text in place of another. */
function changed(text: string, from: string | RegExp, to: string): string {
  const other = text.replace(from, to);
  if (other === text) throw new Error(`The document has no ${from}.`);
  return other;
}

const mistakes: readonly [string, string, string | RegExp, string][] = [
  [
    'a parameter without a description',
    'parameter-description',
    /"description":"The id of the user"/g,
    '"deprecated":false',
  ],
  [
    'a success without a description',
    'success-description',
    '"The user is registered"',
    '"Created"',
  ],
  ['an operation without a 500', 'failure-responses', '"500":', '"502":'],
  [
    'a schema without an example',
    'schema-description',
    '"example":{"email":"ada@example.com","password":"a fine password"}',
    '"deprecated":false',
  ],
  [
    'an operation without a description',
    'operation-description',
    '"description":"The user can log in at once."',
    '"deprecated":false',
  ],
  [
    'an example that is not valid',
    'oas3-valid-schema-example',
    '"expiresIn":600',
    '"expiresIn":"ten minutes"',
  ],
  [
    'an operation of an unknown tag',
    'operation-tag-defined',
    '"tags":["users"]',
    '"tags":["people"]',
  ],
  [
    'two operations of one id',
    'operation-operationId-unique',
    '"operationId":"logIn"',
    '"operationId":"logOut"',
  ],
];

describe('Spectral', () => {
  let findings: string;

  // One run finds them all; the rules take half a second.
  beforeAll(async () => {
    const wrong = mistakes.reduce((text, [, , from, to]) => changed(text, from, to), document);
    findings = (await lintDocument(JSON.parse(wrong) as object)).join('\n');
  });

  it.each(mistakes)('finds %s', (_mistake, rule) => {
    expect(findings).toContain(`(${rule})`);
  });
});
