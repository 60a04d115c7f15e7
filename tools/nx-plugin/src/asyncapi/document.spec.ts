import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { z } from 'zod';
import { lintDocument } from '../api-lint/lint-document.ts';
import { asyncApiDocument } from './document.ts';
import type { Message } from './messages.ts';

interface Document {
  readonly channels: Readonly<
    Record<string, { readonly messages: Readonly<Record<string, Message>> }>
  >;
}

const file = join(import.meta.dirname, '../../../../docs/events/asyncapi.json');
const document = JSON.parse(readFileSync(file, 'utf8')) as Document;
const messages = Object.entries(document.channels).flatMap(([channel, { messages: all }]) =>
  Object.values(all).map((message) => ({ channel, message })),
);

const ajv = new Ajv({ strict: false });
addFormats.default(ajv);

it.each(messages.map(({ channel, message }) => [message.name, channel, message] as const))(
  '%s of the channel %s has an example that its schema allows',
  (_name, _channel, { payload, examples: [example] }) => {
    ajv.validate(payload, example.payload);
    expect(ajv.errors ?? []).toEqual([]);
  },
);

const schema = z.looseObject({ orderId: z.literal('1') });
const event = {
  service: 'orders',
  type: 'order.lost',
  version: 2,
  summary: 'The order is lost',
  schema,
};

it('has each event on the bus and on the sockets, under a name with its version', () => {
  const { channels } = asyncApiDocument([event]) as Document;
  const [bus, live] = [channels['bus'], channels['live']].map(
    (each) => each?.messages['order.lost.v2'],
  );
  expect(bus?.payload).toMatchObject({
    properties: {
      source: { const: 'quartet.orders' },
      'detail-type': { const: 'order.lost' },
      detail: { properties: { orderId: { const: '1' } } },
    },
  });
  expect(live?.payload).toMatchObject({
    properties: { type: { const: 'order.lost' }, orderId: { const: '1' } },
  });
});

it('refuses an event of which no example can be made', () => {
  const open = { ...event, schema: z.looseObject({ note: z.string() }) };
  expect(() => asyncApiDocument([open])).toThrow('No example: {"type":"string"}');
});

it.each([
  ['the rules of AsyncAPI', 'asyncapi-3-document-resolved', { asyncapi: '3.1.0', channels: {} }],
  [
    'a message without a summary',
    'message-description',
    { ...document, channels: { bus: { address: 'a', messages: { m: { examples: [] } } } } },
  ],
])('Spectral finds a breach of %s', async (_what, rule, broken) => {
  expect((await lintDocument(broken)).join('\n')).toContain(`(${rule})`);
});
