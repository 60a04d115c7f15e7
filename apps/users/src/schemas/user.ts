import { Timestamp, Uuid } from '@quartet/http';
import { z } from 'zod';
import { roles, type User } from '../domain/user.ts';

export const UserPath = z.strictObject({
  id: Uuid.meta({ description: 'The id of the user' }),
});

export const Role = z.enum(roles);

export const UserView = z
  .strictObject({
    id: Uuid,
    email: z.email().meta({ example: 'ada@example.com' }),
    name: z.string().meta({ example: 'Ada Lovelace' }),
    role: Role,
    createdAt: Timestamp,
    updatedAt: Timestamp,
  })
  .meta({
    id: 'User',
    description: 'A user, without any secret',
    example: {
      id: '01987b1b-11aa-7b02-8c1f-5b0e9d8f7a66',
      email: 'ada@example.com',
      name: 'Ada Lovelace',
      role: 'shopper',
      createdAt: '2026-01-31T12:00:00.000Z',
      updatedAt: '2026-01-31T12:00:00.000Z',
    },
  });

export function viewUser({ id, email, name, role, createdAt, updatedAt }: User) {
  return { id, email, name, role, createdAt, updatedAt };
}
