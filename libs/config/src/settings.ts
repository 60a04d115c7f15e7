import { z } from 'zod';

/** A span of time in milliseconds, with the value that the design gives it. */
export function milliseconds(defaultValue: number) {
  return wholeNumber(defaultValue);
}

/** A number in digits alone: coercion would take a blank for 0, and hexadecimal digits and exponents too. */
export function wholeNumber(defaultValue: number) {
  const numberOf = (value: unknown) =>
    typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return z.preprocess(numberOf, z.int('must be a whole number').min(0)).default(defaultValue);
}

const portRule = 'must be a whole number from 0 to 65535';

/** A port to listen on; 0 takes any free port. */
export function port() {
  return z
    .string({ message: 'is missing' })
    .regex(/^\d{1,5}$/, portRule)
    .transform(Number)
    .pipe(z.number().max(65_535, portRule));
}

/** `on` or `off`. */
export function flag(defaultValue: 'on' | 'off') {
  return z
    .enum(['on', 'off'])
    .default(defaultValue)
    .transform((value) => value === 'on');
}

export function url() {
  return z.url({ message: 'must be a URL' });
}

/** At least 32 characters; it reaches the service from a secret store. */
export function secret() {
  return z.string({ message: 'is missing' }).min(32, 'must have at least 32 characters');
}

/** A JSON text of the given shape. A value that is no JSON is reported without being shown. */
export function json<S extends z.ZodType>(shape: S) {
  return z
    .string({ message: 'is missing' })
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'must be JSON' });
        return z.NEVER;
      }
    })
    .pipe(shape);
}
