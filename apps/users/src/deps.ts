import type { AppDeps } from '@quartet/service';
import type { Caller } from './domain/authority.ts';
import type { Presented } from './domain/refresh.ts';
import type { Account, Role, User } from './domain/user.ts';

export interface Deps extends AppDeps {
  readonly users: Users;
  readonly sessions: Sessions;
  readonly revocations: Revocations;
  readonly passwords: Passwords;
  readonly loginAttempts: LoginAttempts;
  readonly deviceTokens: DeviceTokens;
  readonly loginRateLimit: AddressRateLimit;
  readonly registrationRateLimit: AddressRateLimit;
  readonly accessTokens: AccessTokens;
  /** The URL under which the well-known documents are found. */
  readonly issuer: string;
  /** Milliseconds in which a refresh may be asked for again because its answer was lost. */
  readonly repeatWithin: number;
}

export type NewUser = Pick<Account, 'email' | 'name' | 'role' | 'passwordHash'>;

export interface Changes {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
}

export interface Page {
  readonly limit: number;
  /** The id of the last user of the page before. */
  readonly after: string | undefined;
  /** Lists only the user with this email. */
  readonly email?: string | undefined;
}

/** Deleted users are not found by any of these. */
export interface Users {
  /** @throws Problem `email_taken` */
  add(user: NewUser): Promise<User>;
  get(id: string): Promise<User | undefined>;
  /** The newest first. */
  list(page: Page): Promise<readonly User[]>;
  account(id: string): Promise<Account | undefined>;
  accountByEmail(email: string): Promise<Account | undefined>;
  /** @throws Problem `email_taken`, or what the caller's session is not good for any more */
  change(caller: Caller, changes: Changes): Promise<User | undefined>;
  /**
   * Ends the sessions of the user, whose tokens name the old role; changes nothing where the role is the same.
   * @throws Problem unless the caller is an admin now
   */
  setRole(caller: Caller, change: RoleChange): Promise<User | undefined>;
  /** Makes the first admin, whom nobody else can. */
  promote(id: string): Promise<User | undefined>;
  /** The same password, hashed with today's parameters. */
  rehash(account: Account, passwordHash: string): Promise<void>;
  /**
   * Ends all sessions but the caller's; undefined when the password was changed in the meantime.
   * @throws Problem unless the caller's session lives
   */
  changePassword(caller: Caller, change: PasswordChange): Promise<User | undefined>;
  /**
   * Ends all sessions and forgets who it was; the id stays taken.
   * @throws Problem unless the caller's session lives and began by a recent login
   */
  erase(caller: Caller): Promise<User | undefined>;
}

export interface PasswordChange {
  readonly account: Account;
  readonly passwordHash: string;
}

export interface RoleChange {
  readonly id: string;
  readonly role: Role;
}

/** The user, role and refresh token of a session. */
export interface Grant {
  readonly userId: string;
  readonly role: Role;
  readonly sessionId: string;
  readonly refreshToken: string;
}

export interface Sessions {
  /** Undefined when the password was changed, or the user deleted, since it was proven. */
  start(account: Account): Promise<Grant | undefined>;
  /** Marks the token as used. The grant holds its successor, the same one at each use. */
  use(refreshToken: string): Promise<{ grant: Grant; presented: Presented } | undefined>;
  end(sessionId: string): Promise<void>;
  endByToken(refreshToken: string): Promise<void>;
}

export interface Revocations {
  /** The sessions that have ended while an access token of theirs may live. */
  sessions(): Promise<readonly string[]>;
}

export interface PasswordCheck {
  readonly valid: boolean;
  /** Hashed with weaker parameters than today's. */
  readonly needsRehash: boolean;
}

/** The reason why a password is hashed, the most urgent one first; a known login is one on a known device. */
export type Purpose = 'known login' | 'login' | 'password change' | 'registration';

/** Both throw the Problem `unavailable` when too many passwords of the same purpose wait already. */
export interface Passwords {
  hash(password: string, purpose: Purpose): Promise<string>;
  /** Takes as long without a hash, which no password fits. */
  verify(password: string, hash: string | undefined, purpose: Purpose): Promise<PasswordCheck>;
}

/** Whoever tries a password of an account. */
export interface Guesser {
  readonly email: string;
  /** The id of a device or session of the account, whose failures count apart from those of strangers. */
  readonly proof: string | undefined;
}

/** Both throw the Problem `too_many_requests` while the guesser has to wait. */
export interface LoginAttempts {
  consume(guesser: Guesser): Promise<void>;
  /** Counts a failure, or forgets those before; a proven guesser ends the lock of strangers too. */
  record(guesser: Guesser, right: boolean): Promise<void>;
}

export interface DeviceTokens {
  /** @param device - the device that the token is for; default: another one */
  issue(email: string, device?: string): string;
  /** The device of a token that this account was given; undefined for any other text. */
  deviceOf(email: string, token: string | undefined): string | undefined;
}

export interface AddressRateLimit {
  /** @throws Problem `too_many_requests` after too many requests from one address. */
  consume(address: string | undefined): Promise<void>;
}

export interface PublicKey {
  readonly kty: 'RSA';
  readonly kid: string;
  readonly alg: 'RS256';
  readonly use: 'sig';
  readonly n: string;
  readonly e: string;
}

export interface AccessTokens {
  issue(grant: Grant): Promise<{ readonly accessToken: string; readonly expiresIn: number }>;
  publicKeys(): readonly PublicKey[];
}
