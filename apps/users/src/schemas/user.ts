import { Timestamp, Uuid } from '@quartet/http';
import { z } from 'zod';
import { roles, type User } from '../domain/user.ts';

export const UserPath = z.strictObject({ id: Uuid });

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
  .meta({ id: 'User' });

export function viewUser({ id, email, name, role, createdAt, updatedAt }: User) {
  return { id, email, name, role, createdAt, updatedAt };
}
