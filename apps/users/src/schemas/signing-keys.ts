import { z } from 'zod';

const Part = z.base64url().min(1);

/** The base64url length of a modulus of 2048 bits. */
const shortestModulus = 342;

const PrivateKey = z.object({
  kty: z.literal('RSA'),
  kid: z.string().regex(/^[\w-]{1,64}$/, 'must be 1 to 64 letters, digits, _ or -'),
  signsFrom: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  n: Part.min(shortestModulus, 'must have at least 2048 bits'),
  e: Part,
  d: Part,
  p: Part,
  q: Part,
  dp: Part,
  dq: Part,
  qi: Part,
});

type PrivateKeys = readonly z.output<typeof PrivateKey>[];

/** The private keys of access tokens. Whatever else a JWK says is left out. */
export const SigningKeys = z.array(PrivateKey).transform((keys, context): PrivateKeys => {
  const message = flawOf(keys);
  if (message !== undefined) context.addIssue({ code: 'custom', message });
  return keys;
});

function flawOf(keys: PrivateKeys): string | undefined {
  if (!distinct(keys.map(({ kid }) => kid))) return 'must each have a kid of their own';
  if (!distinct(keys.map(({ signsFrom }) => signsFrom.getTime()))) {
    return 'must each sign from another moment';
  }
  const begun = keys.some(({ signsFrom }) => signsFrom <= new Date());
  return begun ? undefined : 'must have one that signs from now or before';
}

function distinct(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length;
}
