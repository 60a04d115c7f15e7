import {
  callersPublicKeys,
  type Jwk,
  makeKey,
  makeServiceKey,
  type SecretParameter,
} from './make-secrets.ts';
import { secretsOf, type StoredParameter } from './stored-parameters.ts';

/** The steps of a rotation; readers are deployed after each. A step that was done already changes nothing. */
export const steps = ['add', 'use', 'remove'] as const;

export type Step = (typeof steps)[number];

export interface Rotation {
  readonly stage: string;
  readonly step: Step;
  /** The settings of the stage as they are. */
  readonly stored: readonly StoredParameter[];
  readonly now: Date;
}

type Rotate = (rotation: Rotation) => readonly SecretParameter[];

/** Tasks read their keys when they start, so that a new one signs only when every task has it. */
const rollTime = 15 * 60_000;

/** The lifetime of access tokens and the time that verifiers cache keys, both 10 minutes, and some more. */
const lastUse = 25 * 60_000;

type SigningKey = Jwk & { readonly signsFrom: string };

/** Rotates the key with which users signs access tokens; the time of its first signature is in the key. */
export const rotateSigningKey: Rotate = ({ stage, step, stored, now }) => {
  const secrets = secretsOf(stage, stored);
  const keys = secrets.json<readonly SigningKey[]>('users/SIGNING_KEYS');
  const newest = keys.reduce((one, other) => (one.signsFrom > other.signsFrom ? one : other));
  const startsAt = Date.parse(newest.signsFrom);
  if (step === 'add') {
    if (startsAt > now.getTime()) return [];
    const signsFrom = new Date(now.getTime() + rollTime).toISOString();
    return [secrets.parameter('users/SIGNING_KEYS', [...keys, { ...makeKey(), signsFrom }])];
  }
  if (step === 'use') throw new Error('The new key begins to sign by itself, at its time.');
  const removableAt = startsAt + lastUse;
  if (keys.length === 1) return [];
  if (removableAt > now.getTime()) {
    throw new Error(`The old key is in use until ${new Date(removableAt).toISOString()}.`);
  }
  return [secrets.parameter('users/SIGNING_KEYS', [newest])];
};

const nextKey = 'orders/NEXT_SERVICE_PRIVATE_KEY';
const currentKey = 'orders/SERVICE_PRIVATE_KEY';

/**
 * Rotates the key with which orders signs its calls: its peers know the new one before it signs. An RSA key is replaced
 * by an EC key.
 */
export const rotateServiceKey: Rotate = ({ stage, step, stored }) => {
  const secrets = secretsOf(stage, stored);
  const current = secrets.json<Jwk>(currentKey);
  const next = secrets.find<Jwk>(nextKey);
  if (step === 'add') {
    const added = next && next.kid !== current.kid ? next : makeServiceKey();
    return [
      secrets.parameter(nextKey, added),
      ...callersPublicKeys([current, added]).map(([name, keys]) => secrets.parameter(name, keys)),
    ];
  }
  if (!next) throw new Error(`${nextKey} is missing: add a key first.`);
  if (step === 'use') return [secrets.parameter(currentKey, next)];
  if (next.kid !== current.kid) throw new Error('The new key is not in use yet.');
  return callersPublicKeys([current]).map(([name, keys]) => secrets.parameter(name, keys));
};
