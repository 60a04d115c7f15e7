import { createScram } from './scram.ts';

// The example of https://www.rfc-editor.org/rfc/rfc7677#section-3
const nonce = 'rOprNGfwEbeRWgbNEkqO';
const serverFirst = `r=${nonce}%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096`;

it('writes the messages of the example', async () => {
  const { first, answer } = createScram('pencil', nonce, 'user');
  expect(first).toBe(`n,,n=user,r=${nonce}`);
  expect(await answer(serverFirst)).toEqual({
    last: `c=biws,r=${nonce}%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=`,
    serverLast: 'v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=',
  });
});

it('refuses an answer to another nonce', async () => {
  const { answer } = createScram('pencil', 'mine', 'user');
  await expect(answer(serverFirst)).rejects.toThrow('another nonce');
});
