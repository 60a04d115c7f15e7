import { z } from 'zod';
import { documentOf } from '../event-docs/document.ts';
import { eventBreaks } from './event-breaks.ts';

const event = { type: 'order.placed', version: 1, summary: 'The order is placed' };
const schema = { orderId: z.uuid(), total: z.int().nullable() };
const documentWith = (shape: z.ZodRawShape) =>
  documentOf({ ...event, schema: z.looseObject(shape) });

it.each<[string, z.ZodRawShape]>([
  ['nothing changes', schema],
  ['a member is new', { ...schema, reason: z.string() }],
  ['a description is new', { ...schema, orderId: z.uuid().meta({ description: 'the order' }) }],
  ['a member is never null any more', { ...schema, total: z.int() }],
])('an event keeps its promise when %s', (_what, shape) => {
  expect(eventBreaks(documentWith(schema), documentWith(shape))).toEqual([]);
});

it.each<[string, z.ZodRawShape, string]>([
  ['a member is gone', { orderId: schema.orderId }, 'total is no longer there.'],
  [
    'a member may be missing',
    { ...schema, total: schema.total.optional() },
    'total may be missing now.',
  ],
  ['a member has another type', { ...schema, orderId: z.int() }, 'orderId may be integer now.'],
  [
    'a member loses its format',
    { ...schema, orderId: z.string() },
    'orderId has a looser limit (now and before: format none and uuid).',
  ],
  [
    'a member may be of a further type',
    { ...schema, total: z.union([z.number(), z.null()]) },
    'total may be number now.',
  ],
])('an event breaks its promise when %s', (_what, shape, sentence) => {
  expect(eventBreaks(documentWith(schema), documentWith(shape))).toContain(sentence);
});
