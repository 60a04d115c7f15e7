import { z } from 'zod';
import { documentOf } from './document.ts';
import { isBackwardCompatible } from './is-backward-compatible.ts';

const schema = { orderId: z.uuid(), total: z.int().nullable() };
const documentWith = (shape: z.ZodRawShape) =>
  documentOf({ type: 'order.placed', version: 1, schema: z.looseObject(shape) });

it.each<[string, z.ZodRawShape]>([
  ['nothing changed', schema],
  ['more is said', { ...schema, reason: z.string() }],
  ['it is told in other words', { ...schema, orderId: z.uuid().meta({ description: 'whose' }) }],
])('a promise is kept when %s', (_what, shape) => {
  expect(isBackwardCompatible(documentWith(shape), documentWith(schema))).toBe(true);
});

it.each<[string, z.ZodRawShape]>([
  ['something is no longer said', { orderId: schema.orderId }],
  ['something may be missing', { ...schema, total: schema.total.optional() }],
  ['something is of another type', { ...schema, orderId: z.string() }],
  ['something may be more than it was', { ...schema, total: z.union([z.number(), z.null()]) }],
  ['something has another name', { orderId: schema.orderId, amount: schema.total }],
])('it is broken when %s', (_what, shape) => {
  expect(isBackwardCompatible(documentWith(shape), documentWith(schema))).toBe(false);
});
