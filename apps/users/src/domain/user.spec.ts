import {
  type Account,
  requireFound,
  requireValidCredentials,
  readBy,
  requireActive,
} from './user.ts';

const ada: Account = {
  id: 'ada',
  email: 'ada@example.com',
  name: 'Ada',
  role: 'shopper',
  createdAt: new Date(0),
  updatedAt: new Date(0),
  passwordHash: '$argon2id$…',
  passwordVersion: 1,
};

describe('who may read a user', () => {
  it.each([
    { reader: 'the user', id: 'ada', role: 'shopper' },
    { reader: 'an admin', id: 'root', role: 'admin' },
  ] as const)('$reader may', ({ id, role }) => {
    expect(readBy({ id, role }, ada)).toBe(ada);
  });

  it.each([
    { what: 'a stranger reads a user', id: 'eve', role: 'shopper', user: ada },
    { what: 'a stranger reads nobody', id: 'eve', role: 'shopper', user: undefined },
    { what: 'an admin reads nobody', id: 'root', role: 'admin', user: undefined },
  ] as const)('the answer is the same when $what', ({ id, role, user }) => {
    expect(() => readBy({ id, role }, user)).toThrow(
      expect.objectContaining({ code: 'not_found', message: 'There is no such user.' }),
    );
  });
});

it('finds no user where there is none', () => {
  expect(requireFound(ada)).toBe(ada);
  expect(() => requireFound(undefined)).toThrow(expect.objectContaining({ code: 'not_found' }));
});

it('does not know the token of a user who was deleted', () => {
  expect(requireActive(ada)).toBe(ada);
  expect(() => requireActive(undefined)).toThrow(
    expect.objectContaining({ code: 'unauthenticated' }),
  );
});

describe('a login', () => {
  it('is proven by the right password of a known account', () => {
    expect(requireValidCredentials(ada)).toBe(ada);
    expect(requireValidCredentials(ada, true)).toBe(ada);
  });

  it.each([
    { what: 'a wrong password', account: ada, right: false },
    { what: 'an unknown account', account: undefined, right: false },
    { what: 'an unknown account that guessed the decoy', account: undefined, right: true },
  ])('fails in the same words with $what', ({ account, right }) => {
    expect(() => requireValidCredentials(account, right)).toThrow(
      expect.objectContaining({
        code: 'bad_credentials',
        message: 'Wrong email or password.',
      }),
    );
  });
});
