import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lintDocument } from './lint-document.ts';

const file = join(import.meta.dirname, '../../../../docs/api/users.json');
const document = JSON.stringify(JSON.parse(readFileSync(file, 'utf8')));

/** The document of users with one text in place of another. */
function changed(from: string | RegExp, to: string): object {
  const text = document.replace(from, to);
  if (text === document) throw new Error(`The document has no ${from}.`);
  return JSON.parse(text) as object;
}

it.each([
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
])('Spectral finds %s', async (_mistake, rule, from, to) => {
  const findings = await lintDocument(changed(from, to));
  expect(findings.join('\n')).toContain(`(${rule})`);
});
