import { argon2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { createWorkPool, type QueueLimits, type WorkPool } from '@quartet/service';
import type { Config } from '../config.ts';
import type { Passwords, Purpose } from '../deps.ts';
import { type Argon2Cost, isWeaker, readPhc, sameTag, writePhc } from './argon2-phc.ts';

type PasswordsConfig = Pick<
  Config,
  | 'PASSWORD_MEMORY'
  | 'PASSWORD_PASSES'
  | 'PASSWORDS_AT_ONCE'
  | 'PASSWORDS_WAITING'
  | 'REGISTRATIONS_WAITING'
>;

const saltSize = 16;
const tagSize = 32;

export function argon2Passwords(config: PasswordsConfig): Passwords {
  const cost = { memory: config.PASSWORD_MEMORY, passes: config.PASSWORD_PASSES, parallelism: 1 };
  const pool = createWorkPool({
    refusal: 'Too many passwords are being checked.',
    running: config.PASSWORDS_AT_ONCE,
    queues: queuesOf(config),
  });
  const decoy = writePhc({ cost, salt: randomBytes(saltSize), tag: randomBytes(tagSize) });
  return {
    hash: async (password, purpose) => {
      const salt = randomBytes(saltSize);
      const tag = await derive(pool, password, { purpose, cost, salt, length: tagSize });
      return writePhc({ cost, salt, tag });
    },
    verify: async (password, hash = decoy, purpose) => {
      const stored = readPhc(hash);
      const length = stored.tag.length;
      const { cost: known, salt } = stored;
      const tag = await derive(pool, password, { purpose, cost: known, salt, length });
      return { valid: sameTag(tag, stored.tag), needsRehash: isWeaker(stored.cost, cost) };
    },
  };
}

/**
 * Logins come first, those on a known device before all others: a stranger cannot ask for that queue, so that it does not
 * show whether an account exists. What is no login leaves one core to logins, where there are two.
 */
function queuesOf({
  PASSWORDS_AT_ONCE: all,
  PASSWORDS_WAITING: waiting,
  REGISTRATIONS_WAITING,
}: PasswordsConfig): Readonly<Record<Purpose, QueueLimits>> {
  const others = Math.max(all - 1, 1);
  return {
    'known login': { running: all, waiting },
    login: { running: all, waiting },
    'password change': { running: others, waiting },
    registration: { running: others, waiting: REGISTRATIONS_WAITING },
  };
}

interface Derivation {
  readonly purpose: Purpose;
  readonly cost: Argon2Cost;
  readonly salt: Buffer;
  readonly length: number;
}

const argon2id = promisify(argon2);

function derive(pool: WorkPool<Purpose>, message: string, derivation: Derivation): Promise<Buffer> {
  const { purpose, cost, salt: nonce, length: tagLength } = derivation;
  return pool(purpose, () => argon2id('argon2id', { message, nonce, tagLength, ...cost }));
}
