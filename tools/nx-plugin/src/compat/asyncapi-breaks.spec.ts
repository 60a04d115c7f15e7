import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asyncApiBreaks } from './asyncapi-breaks.ts';
import { find } from './testing/edit-document.ts';

const file = join(import.meta.dirname, '../../../../docs/events/asyncapi.json');
const text = readFileSync(file, 'utf8');

type Edit = (document: never) => void;

function breaksOf(edit: Edit): readonly string[] {
  const next = JSON.parse(text) as never;
  edit(next);
  return asyncApiBreaks(JSON.parse(text) as never, next);
}

const bus = ['channels', 'bus', 'messages'];
const live = ['channels', 'live', 'messages'];
const rename = (message: string) => message.replace('placed.v1', 'placed.v2');

it.each<[string, string, Edit]>([
  [
    'an operation is gone',
    'pushEvents is gone.',
    (d) => delete find(d, 'operations')['pushEvents'],
  ],
  [
    'a channel has another address',
    'publishEvents: the address is shop-{stage} now.',
    (d) => (find(d, 'channels', 'bus')['address'] = 'shop-{stage}'),
  ],
  [
    'an operation has another direction',
    'subscribe: the service does not receive any more.',
    (d) => (find(d, 'operations', 'subscribe')['action'] = 'send'),
  ],
  [
    'an event is no longer sent',
    'publishEvents: order.placed.v1 is gone.',
    (d) => find(d, 'operations', 'publishEvents', 'messages').shift(),
  ],
  [
    'an event loses a member on the bus',
    'publishEvents: in order.placed.v1, detail.userId is no longer there.',
    (d) =>
      delete find(d, ...bus, 'order.placed.v1', 'payload', 'properties', 'detail', 'properties')[
        'userId'
      ],
  ],
  [
    'an event has another type on a socket',
    'pushEvents: in order.placed.v1, type may be "order.new" now.',
    (d) =>
      (find(d, ...live, 'order.placed.v1', 'payload', 'properties', 'type')['const'] = 'order.new'),
  ],
  [
    'a subscription needs a further member',
    'subscribe: in subscribe, since is new and required.',
    (d) => {
      find(d, ...live, 'subscribe', 'payload', 'properties')['since'] = { type: 'string' };
      find(d, ...live, 'subscribe', 'payload', 'required').push('since');
    },
  ],
  [
    'a reply loses a member',
    'subscribe: in subscribed, subscribed is no longer there.',
    (d) => delete find(d, ...live, 'subscribed', 'payload', 'properties')['subscribed'],
  ],
])('a client breaks when %s', (_what, sentence, edit) => {
  expect(breaksOf(edit)).toContain(sentence);
});

it.each<[string, Edit]>([
  ['nothing changes', () => undefined],
  [
    'an event has a further member',
    (d) =>
      (find(d, ...live, 'order.placed.v1', 'payload', 'properties')['note'] = { type: 'string' }),
  ],
  [
    'there is a further event',
    (d) => {
      find(d, ...bus)['order.lost.v1'] = { payload: {} };
      find(d, 'operations', 'publishEvents', 'messages').push({
        $ref: '#/channels/bus/messages/order.lost.v1',
      });
    },
  ],
  [
    'an event has its next version',
    (d) => {
      find(d, ...bus)['order.placed.v2'] = { payload: {} };
      const [first] = find(d, 'operations', 'publishEvents', 'messages') as { $ref: string }[];
      if (first) first.$ref = rename(first.$ref);
    },
  ],
  [
    'a subscription may have a further member',
    (d) => (find(d, ...live, 'subscribe', 'payload', 'properties')['since'] = { type: 'string' }),
  ],
  [
    'the document has a higher major version',
    (d) => {
      find(d, 'info')['version'] = '2.0.0';
      delete find(d, 'operations')['pushEvents'];
    },
  ],
])('no client breaks when %s', (_what, edit) => {
  expect(breaksOf(edit)).toEqual([]);
});
