import { z } from 'zod';
import { documentOf } from './document.ts';
import { isBackwardCompatible } from './is-backward-compatible.ts';

const said = { orderId: z.uuid(), total: z.int().nullable() };
const documentWith = (shape: z.ZodRawShape) =>
  documentOf({ type: 'order.placed', version: 1, schema: z.looseObject(shape) });

it.each<[string, z.ZodRawShape]>([
  ['nothing changed', said],
  ['more is said', { ...said, reason: z.string() }],
  ['it is told in other words', { ...said, orderId: z.uuid().meta({ description: 'whose' }) }],
])('a promise is kept when %s', (_what, shape) => {
  expect(isBackwardCompatible(documentWith(shape), documentWith(said))).toBe(true);
});

it.each<[string, z.ZodRawShape]>([
  ['something is no longer said', { orderId: said.orderId }],
  ['something may be missing', { ...said, total: said.total.optional() }],
  ['something is of another type', { ...said, orderId: z.string() }],
  ['something may be more than it was', { ...said, total: z.union([z.number(), z.null()]) }],
  ['something has another name', { orderId: said.orderId, amount: said.total }],
])('it is broken when %s', (_what, shape) => {
  expect(isBackwardCompatible(documentWith(shape), documentWith(said))).toBe(false);
});
