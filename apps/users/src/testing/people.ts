import { randomBytes } from 'node:crypto';

export interface NewPerson {
  readonly email: string;
  readonly password: string;
  readonly name: string;
}

export interface UserBody {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: 'shopper' | 'admin';
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface TokensBody {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresIn: number;
  readonly tokenType: string;
  /** Only a login returns one. */
  readonly deviceToken?: string;
}

export interface AdminBody extends TokensBody {
  readonly id: string;
}

export interface Person extends UserBody {
  readonly password: string;
}

export function newPerson(): NewPerson {
  const unique = randomBytes(6).toString('hex');
  return {
    email: `ada.${unique}@example.com`,
    password: `pass of ${unique}`,
    name: 'Ada Lovelace',
  };
}
