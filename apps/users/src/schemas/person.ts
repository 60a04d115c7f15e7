import { textLine } from '@quartet/http';
import { z } from 'zod';

const longestEmail = 254;
const longestName = 100;

/** One spelling per address: case tells no two people apart. */
export const Email = z
  .email('must be an email address')
  .max(longestEmail)
  .toLowerCase()
  .meta({ example: 'ada@example.com' });

export const Name = textLine(longestName).meta({ example: 'Ada Lovelace' });
