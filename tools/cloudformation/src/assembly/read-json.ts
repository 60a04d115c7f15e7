import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { z } from 'zod';
import { check } from '../schema/check.ts';
import { UserError } from '../user-error.ts';

/** A file of the folder; `name` is what the sentence about a mistake calls it. */
export function readJson<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  name = basename(file),
): z.output<Schema> {
  return check(schema, parsed(file), { stack: name, path: [] });
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new UserError(`"${file}" cannot be read; synthesise the templates again.`, { cause });
  }
}
