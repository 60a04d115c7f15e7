import { Location, operation, parse } from '@quartet/http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { requireImpersonal } from '../domain/password.ts';
import { NewPassword } from '../schemas/password.ts';
import { Email, Name } from '../schemas/person.ts';
import { UserView, viewUser } from '../schemas/user.ts';

const Registration = z.strictObject({ email: Email, password: NewPassword, name: Name }).meta({
  id: 'Registration',
  description: 'A new user',
  example: { email: 'ada@example.com', password: 'a fine password', name: 'Ada Lovelace' },
});

export const registerOperation = operation({
  summary: 'Register a shopper',
  description: 'The user can log in at once.',
  who: 'key',
  body: Registration,
  answers: {
    201: { description: 'The user is registered', body: UserView, headers: z.object({ Location }) },
  },
  problems: ['email_taken'],
});

export function register({ users, passwords, registrationRateLimit }: Deps): RequestHandler {
  return async (req, res) => {
    await registrationRateLimit.consume(req.ip);
    const { email, password, name } = parse(Registration, req.body);
    requireImpersonal({ email, name, password, field: 'password' });
    const passwordHash = await passwords.hash(password, 'registration');
    const user = await users.add({ email, name, role: 'shopper', passwordHash });
    res.status(201).location(`/api/users/${user.id}`).json(viewUser(user));
  };
}
