import { argon2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import type { Config } from '../config.ts';
import type { Passwords } from '../deps.ts';
import { type Argon2Cost, isWeaker, readPhc, sameTag, writePhc } from './argon2-phc.ts';
import { type Pool, createPool } from './argon2-pool.ts';

type PasswordsConfig = Pick<
  Config,
  'PASSWORD_MEMORY' | 'PASSWORD_PASSES' | 'PASSWORDS_AT_ONCE' | 'PASSWORDS_WAITING'
>;

const saltSize = 16;
const tagSize = 32;

export function argon2Passwords(config: PasswordsConfig): Passwords {
  const cost = { memory: config.PASSWORD_MEMORY, passes: config.PASSWORD_PASSES, parallelism: 1 };
  const pool = createPool({
    running: config.PASSWORDS_AT_ONCE,
    waiting: config.PASSWORDS_WAITING,
  });
  const decoy = writePhc({ cost, salt: randomBytes(saltSize), tag: randomBytes(tagSize) });
  return {
    hash: async (password) => {
      const salt = randomBytes(saltSize);
      const tag = await derive(pool, password, { cost, salt, length: tagSize });
      return writePhc({ cost, salt, tag });
    },
    verify: async (password, hash = decoy) => {
      const stored = readPhc(hash);
      const length = stored.tag.length;
      const tag = await derive(pool, password, { cost: stored.cost, salt: stored.salt, length });
      return { valid: sameTag(tag, stored.tag), needsRehash: isWeaker(stored.cost, cost) };
    },
  };
}

interface Derivation {
  readonly cost: Argon2Cost;
  readonly salt: Buffer;
  readonly length: number;
}

const argon2id = promisify(argon2);

function derive(pool: Pool, message: string, derivation: Derivation): Promise<Buffer> {
  const { cost, salt: nonce, length: tagLength } = derivation;
  return pool(() => argon2id('argon2id', { message, nonce, tagLength, ...cost }));
}
