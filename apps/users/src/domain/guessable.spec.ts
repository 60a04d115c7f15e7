import { isGuessable, personalWords } from './guessable.ts';

const ada = personalWords({ email: 'ada.lovelace@example.com', name: 'Ada Lovelace' });

it.each([
  'Passw0rd!',
  'P@$$w0rd2026',
  'Summer2026',
  'summer 2026!',
  'W1nter25!',
  'Quartet2026',
  'quartet-shop',
  'September1!',
  '        ',
  'zzzzzzzzzzzz',
  'abababababab',
  'We1come!!!!',
  'qwerty12345',
  'passwordpassword',
  'ada.lovelace@example.com',
  'ADA.LOVELACE',
  'Lovelace1815',
  'l0velace2026',
  'ada@example1',
])('%s is guessable for Ada', (password) => {
  expect(isGuessable(password, ada)).toBe(true);
});

it.each([
  'correct horse battery staple',
  'kx7!pqzw',
  'a fine password',
  'another good one',
  'the tide in summer 2026 was high',
  'пароль для корабля',
  '7f3a91c0e5d2',
  'grace hopper',
])('%s is not', (password) => {
  expect(isGuessable(password, ada)).toBe(false);
});

it('knows the person only when told who it is', () => {
  expect(isGuessable('ada.lovelace@example.com')).toBe(false);
});
