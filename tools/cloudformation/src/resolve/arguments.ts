import { z } from 'zod';
import { check } from '../schema/check.ts';
import type { Location } from './location.ts';

/** A text, or a number or truth value that stands for one. */
export const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
export const texts = z.array(text);

/** Checks the shape of an intrinsic's argument. */
export function readArgument<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  { stack, path }: Location,
): z.output<Schema> {
  return check(schema, value, { stack: stack.name, path });
}

/** Resolves an intrinsic's argument, and checks its shape. */
export function resolveArgument<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  at: Location,
): z.output<Schema> {
  return readArgument(schema, at.context.resolve(value, at), at);
}
