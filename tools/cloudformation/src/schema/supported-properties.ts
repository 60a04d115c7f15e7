import { z } from 'zod';

const noEffect = z
  .unknown()
  .optional()
  .transform(() => undefined);

/**
 * An object of exactly these properties. Those named second are understood, and have no effect here;
 * any other stops the start.
 */
export function supportedProperties<Shape extends z.ZodRawShape>(
  shape: Shape,
  withoutEffect: readonly string[],
): z.ZodObject<Shape, z.core.$strict> {
  const ignored = Object.fromEntries(withoutEffect.map((name) => [name, noEffect]));
  return z.strictObject({ ...ignored, ...shape });
}

export const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);

/** A number, which a template may write as a text. */
export const number = z.union([
  z.number(),
  z
    .string()
    .regex(/^\d+(\.\d+)?$/)
    .transform(Number),
]);

/** A truth value, which a template may write as a text. */
export const flag = z.union([
  z.boolean(),
  z.enum(['true', 'false']).transform((value) => value === 'true'),
]);

export const texts = z.array(text);
export const textsByName = z.record(z.string(), text);
