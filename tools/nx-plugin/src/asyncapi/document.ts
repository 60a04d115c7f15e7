import {
  busMessage,
  liveMessage,
  type Message,
  type ServiceEvent,
  socketMessages,
} from './messages.ts';

const description = `What happens to an order, on the bus of a stage and on the sockets of its user. The payloads
are made from the schemas that the services publish by: see [the events](README.md) for the promises of
their delivery, and [the sockets](../realtime.md) for their lifetime.

There may be more members in a message than its schema says, and further messages: leave alone what you do not know.`;

const license = {
  name: 'MIT',
  url: 'https://spdx.org/licenses/MIT.html',
};

/** The AsyncAPI 3 document of all events, made from their schemas. */
export function asyncApiDocument(events: readonly ServiceEvent[]): object {
  const bus = events.map(busMessage);
  const live = events.map(liveMessage);
  return {
    asyncapi: '3.1.0',
    id: 'urn:quartet:events',
    info: {
      ...{ title: 'Quartet events', version: '1.0.0', description },
      ...{ contact: { name: 'Quartet' }, license },
      tags: [{ name: 'orders', description: 'Events of orders' }],
    },
    defaultContentType: 'application/json',
    servers,
    channels: {
      bus: { ...busChannel, messages: messagesOf(bus) },
      live: { ...liveChannel, messages: messagesOf([...Object.values(socketMessages), ...live]) },
    },
    operations: operationsOf(bus, live),
    components: { securitySchemes },
  };
}

const busChannel = {
  address: 'quartet-{stage}',
  title: 'The event bus',
  description: 'A bus of EventBridge, whose rules match `source` and `detail-type`',
  servers: [{ $ref: '#/servers/eventBridge' }],
  parameters: { stage: { description: 'The stage, such as dev', enum: ['dev', 'prod'] } },
};

const liveChannel = {
  address: '/live',
  title: 'The socket of a user',
  description:
    'Opens for a valid access token, which is in the query because a browser sends no header',
  servers: [{ $ref: '#/servers/realtime' }],
  bindings: {
    ws: {
      method: 'GET',
      query: {
        type: 'object',
        properties: { token: { type: 'string', description: 'An access token' } },
        required: ['token'],
      },
      bindingVersion: '0.1.0',
    },
  },
};

const securitySchemes = {
  accessToken: {
    type: 'httpApiKey',
    in: 'query',
    name: 'token',
    description: 'The access token of the user, from POST /api/users/login',
  },
};

function operationsOf(bus: readonly Message[], live: readonly Message[]): object {
  const { subscribe, subscribed, refused } = socketMessages;
  return {
    publishEvents: {
      action: 'send',
      channel: { $ref: '#/channels/bus' },
      title: 'Publish the events of orders',
      description:
        'No event is lost; one may come twice, with the same eventId, and in another order',
      messages: referencesOf('bus', bus),
    },
    subscribe: {
      action: 'receive',
      channel: { $ref: '#/channels/live' },
      title: 'Subscribe to an order',
      description: 'The events of an order of somebody else do not follow, whatever the reply is',
      messages: referencesOf('live', [subscribe]),
      reply: {
        channel: { $ref: '#/channels/live' },
        messages: referencesOf('live', [subscribed, refused]),
      },
    },
    pushEvents: {
      action: 'send',
      channel: { $ref: '#/channels/live' },
      title: 'Push the events of the orders that the connection has subscribed to',
      description: 'An event may come twice and in another order: take the highest version',
      messages: referencesOf('live', live),
    },
  };
}

const servers = {
  eventBridge: {
    host: 'events.{region}.amazonaws.com',
    protocol: 'https',
    description: 'EventBridge of AWS; its rules deliver to queues and functions',
    variables: { region: { description: 'The region of the stage', default: 'us-east-1' } },
  },
  realtime: {
    host: 'localhost:8080',
    protocol: 'ws',
    description:
      'The gateway of a Quartet that npm start runs; that of a stage has the protocol wss',
    security: [{ $ref: '#/components/securitySchemes/accessToken' }],
  },
};

function messagesOf(messages: readonly Message[]): Readonly<Record<string, Message>> {
  return Object.fromEntries(messages.map((each) => [each.name, each]));
}

function referencesOf(channel: string, messages: readonly Message[]) {
  return messages.map(({ name }) => ({ $ref: `#/channels/${channel}/messages/${name}` }));
}
