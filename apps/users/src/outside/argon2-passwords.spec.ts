import { argon2Passwords } from './argon2-passwords.ts';

const config = {
  PASSWORD_MEMORY: 64,
  PASSWORD_PASSES: 2,
  PASSWORDS_AT_ONCE: 1,
  PASSWORDS_WAITING: 0,
  REGISTRATIONS_WAITING: 0,
};

const passwords = argon2Passwords(config);

it('proves the right password and no other', async () => {
  const hash = await passwords.hash('correct horse', 'login');
  expect(await passwords.verify('correct horse', hash, 'login')).toEqual({
    valid: true,
    needsRehash: false,
  });
  expect(await passwords.verify('correct Horse', hash, 'login')).toEqual({
    valid: false,
    needsRehash: false,
  });
});

it('hashes the same password differently each time', async () => {
  expect(await passwords.hash('correct horse', 'login')).not.toBe(
    await passwords.hash('correct horse', 'login'),
  );
});

it('proves a hash that argon2 made elsewhere', async () => {
  const known =
    '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4';
  expect(await passwords.verify('password', known, 'login')).toEqual({
    valid: true,
    needsRehash: false,
  });
});

it.each([
  { what: 'memory', weaker: { ...config, PASSWORD_MEMORY: 32 } },
  { what: 'passes', weaker: { ...config, PASSWORD_PASSES: 1 } },
])('calls a hash outdated that took less $what', async ({ weaker }) => {
  const hash = await argon2Passwords(weaker).hash('correct horse', 'login');
  expect(await passwords.verify('correct horse', hash, 'login')).toEqual({
    valid: true,
    needsRehash: true,
  });
});

it('does the same work where there is no hash, and never finds the password right', async () => {
  const proof = passwords.verify('correct horse', undefined, 'login');
  await expect(passwords.hash('another', 'login')).rejects.toMatchObject({ code: 'unavailable' });
  expect(await proof).toEqual({ valid: false, needsRehash: false });
});

it('leaves a place to logins, however many registrations there are', async () => {
  const two = argon2Passwords({ ...config, PASSWORDS_AT_ONCE: 2 });
  const registration = two.hash('first', 'registration');
  await expect(two.hash('second', 'registration')).rejects.toMatchObject({ code: 'unavailable' });
  await expect(two.hash('third', 'login')).resolves.toMatch(/^\$argon2id/);
  await registration;
});
