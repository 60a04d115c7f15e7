import { Problem } from '@quartet/problem';
import type { Request } from 'express';
import { z } from 'zod';

const visibleAscii = /^[\x21-\x7e]{1,255}$/;

export const IdempotencyHeaders = z.object({
  'Idempotency-Key': z.string().regex(visibleAscii).meta({
    description: 'Chosen by the client, once per intent; kept 7 days',
  }),
});

/** @throws Problem `idempotency_key_required` unless the request names its intent. */
export function idempotencyKeyOf(req: Request): string {
  const key = req.get('idempotency-key');
  if (key !== undefined && visibleAscii.test(key)) return key;
  throw new Problem(
    'idempotency_key_required',
    'Send an Idempotency-Key of 1 to 255 visible ASCII characters.',
  );
}
