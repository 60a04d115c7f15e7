import { z } from 'zod';
import type { EventSchema } from '../event-docs/document.ts';
import { exampleOf, type JsonSchema } from './example.ts';

/** A message of an AsyncAPI document. */
export interface Message {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly payload: JsonSchema;
  readonly examples: readonly [{ readonly payload: unknown }];
}

/** An event with the service that sends it. */
export interface ServiceEvent extends EventSchema {
  readonly service: string;
}

const id = '01987b1c-9d1f-7a40-8c3b-5a1e0d9f2b77';
const time = z.iso.datetime().meta({ examples: ['2026-01-31T12:00:01Z'] });

/** The name of an event's message, which the next version does not share. */
export function messageNameOf({ type, version }: EventSchema): string {
  return `${type}.v${version}`;
}

/** An event as EventBridge delivers it. */
export function busMessage(event: ServiceEvent): Message {
  const envelope = z.looseObject({
    id: z.string().meta({ description: 'The id of the delivery', examples: [id] }),
    source: z.literal(`quartet.${event.service}`),
    'detail-type': z.literal(event.type),
    time,
    detail: event.schema,
  });
  return message(messageNameOf(event), event.summary, envelope);
}

/** An event as a socket receives it: the members of its detail beside those of the delivery. */
export function liveMessage(event: ServiceEvent): Message {
  const envelope = z.looseObject({
    id: z.string().meta({ description: 'The id of the delivery', examples: [id] }),
    type: z.literal(event.type),
    at: time,
    ...(event.schema as z.ZodObject).shape,
  });
  return message(messageNameOf(event), event.summary, envelope);
}

const orderId = z.uuid().meta({ examples: ['01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d'] });
const codes = ['invalid_request', 'unauthenticated'] as const;

/** The messages of a socket besides the events. */
export const socketMessages = {
  subscribe: message(
    'subscribe',
    'A client wants the events of an order',
    z.looseObject({ action: z.literal('subscribe'), orderId }),
  ),
  subscribed: message(
    'subscribed',
    'The events of the order follow',
    z.looseObject({ subscribed: orderId }),
  ),
  refused: message(
    'refused',
    'The subscription names no order, or the connection has ended',
    z.looseObject({
      error: z.enum(codes).meta({ description: 'A code as in failures' }),
      detail: z
        .string()
        .optional()
        .meta({ examples: ['Name an order as orderId.'] }),
    }),
  ),
};

function message(name: string, summary: string, schema: z.ZodType): Message {
  const { $schema: _, ...payload } = z.toJSONSchema(schema, { target: 'draft-7' });
  const example = exampleOf(payload as JsonSchema);
  return {
    ...{ name, title: name, summary },
    payload: payload as JsonSchema,
    examples: [{ payload: example }],
  };
}
