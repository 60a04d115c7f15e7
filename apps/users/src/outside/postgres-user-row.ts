import type { Account, Role, User } from '../domain/user.ts';

export interface UserRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly created_at: Date;
  readonly updated_at: Date;
}

export interface AccountRow extends UserRow {
  readonly password_hash: string;
  readonly password_version: number;
}

export function userOf(row: UserRow): User {
  const { id, email, name, role, created_at: createdAt, updated_at: updatedAt } = row;
  return { id, email, name, role, createdAt, updatedAt };
}

export function accountOf(row: AccountRow): Account {
  const { password_hash: passwordHash, password_version: passwordVersion } = row;
  return { ...userOf(row), passwordHash, passwordVersion };
}
