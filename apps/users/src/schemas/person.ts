import { z } from 'zod';

const longestEmail = 254;
const longestName = 100;

/** One spelling per address: case tells no two people apart. */
export const Email = z
  .email('must be an email address')
  .max(longestEmail)
  .toLowerCase()
  .meta({ example: 'ada@example.com' });

export const Name = z
  .string()
  .normalize('NFC')
  .trim()
  .min(1)
  .max(longestName)
  .regex(/^\P{Cc}*$/u, 'must not have control characters')
  .meta({ example: 'Ada Lovelace' });
