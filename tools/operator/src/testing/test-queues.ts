import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { listen } from '@quartet/testing';

/** So much of SQS and EventBridge as a redrive needs, over real HTTP; point AWS_ENDPOINT_URL at it. */
export interface TestQueues {
  readonly url: string;
  /** Bodies of messages by the name of their queue. */
  readonly queues: Map<string, string[]>;
  /** Entries that the bus has accepted. */
  readonly accepted: Readonly<Record<string, unknown>>[];
  /** Types of events that the bus refuses. */
  readonly refused: Set<string>;
  close(): Promise<void>;
}

type Input = Readonly<Record<string, unknown>>;

export async function testQueues(): Promise<TestQueues> {
  const state: Omit<TestQueues, 'url' | 'close'> = {
    queues: new Map(),
    accepted: [],
    refused: new Set(),
  };
  const received = new Set<string>();
  const { url, close } = await listen((request, response) => {
    const action = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
    void text(request).then((body) => {
      const url = `http://${request.headers.host}`;
      const answer = respond(action, JSON.parse(body) as Input, { ...state, received, url });
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' });
      response.end(JSON.stringify(answer));
    });
  });
  return { ...state, url, close };
}

type State = Omit<TestQueues, 'close'> & {
  /** Messages that are invisible until their time is over. */
  readonly received: Set<string>;
};

function respond(action: string, input: Input, state: State): object {
  const name =
    String(input['QueueName'] ?? input['QueueUrl'])
      .split('/')
      .at(-1) ?? '';
  const messages = state.queues.get(name) ?? [];
  switch (action) {
    case 'GetQueueUrl':
      return { QueueUrl: `${state.url}/000000000000/${name}` };
    case 'ReceiveMessage': {
      const visible = messages.filter((body) => !state.received.has(body)).slice(0, 10);
      for (const body of visible) state.received.add(body);
      return {
        Messages: visible.map((Body) => ({
          Body,
          MD5OfBody: createHash('md5').update(Body).digest('hex'),
          ReceiptHandle: Body,
          Attributes: { SentTimestamp: '1' },
        })),
      };
    }
    case 'DeleteMessageBatch': {
      const entries = input['Entries'] as readonly { readonly ReceiptHandle: string }[];
      const deleted = new Set(entries.map(({ ReceiptHandle }) => ReceiptHandle));
      state.queues.set(
        name,
        messages.filter((body) => !deleted.has(body)),
      );
      return { Successful: [], Failed: [] };
    }
    default:
      return putEvents(input['Entries'] as readonly Input[], state);
  }
}

function putEvents(entries: readonly Input[], { accepted, refused }: State): object {
  const Entries = entries.map((entry) => {
    if (refused.has(String(entry['DetailType']))) return { ErrorCode: 'InternalFailure' };
    accepted.push(entry);
    return { EventId: crypto.randomUUID() };
  });
  return { Entries, FailedEntryCount: Entries.filter((each) => 'ErrorCode' in each).length };
}
