import { commonPasswords } from './common-passwords.ts';
import { flawOf, normalised } from './password.ts';

it.each([
  { what: 'eight characters', password: 'kx7!pqzw' },
  { what: 'only lower case letters', password: 'correct horse battery staple' },
  { what: '128 characters', password: 'éàüñ'.repeat(32) },
  { what: '128 characters of two code units each', password: '🦊🦜🐢🐙'.repeat(32) },
])('accepts $what', ({ password }) => {
  expect(flawOf(normalised(password))).toBeUndefined();
});

it.each([
  { what: 'seven characters', password: 'kx7!pqz', flaw: /at least 8/ },
  { what: 'seven characters of two code units each', password: '🦊'.repeat(7), flaw: /at least 8/ },
  { what: '129 characters', password: 'é'.repeat(129), flaw: /at most 128/ },
  { what: 'what becomes too short', password: 'e\u0301'.repeat(7), flaw: /at least 8/ },
  { what: 'what becomes too long', password: 'ﷺ'.repeat(8), flaw: /at most 128/ },
  { what: 'a common one', password: 'password123', flaw: /common/ },
  { what: 'spaces alone', password: ' '.repeat(8), flaw: /guess/ },
  { what: 'a season and its year', password: 'Summer2026', flaw: /guess/ },
  { what: 'the name of the shop', password: 'Quartet2026', flaw: /guess/ },
  { what: 'figures for letters', password: 'Passw0rd!', flaw: /guess/ },
  { what: 'a common one in capitals', password: 'ILoveYou', flaw: /common/ },
  { what: 'a common one in wide letters', password: 'ｐａｓｓｗｏｒｄ', flaw: /common/ },
])('refuses $what', ({ password, flaw }) => {
  expect(flawOf(normalised(password))).toMatch(flaw);
});

it('lists common passwords that the length alone lets pass', () => {
  expect(commonPasswords.size).toBeGreaterThan(400);
  for (const common of commonPasswords) expect(common).toMatch(/^[^A-Z\s]{8,}$/);
});
