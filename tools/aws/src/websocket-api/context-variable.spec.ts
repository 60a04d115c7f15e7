import { accessLogLine } from '../api-gateway/access-log.ts';
import { contextOf } from './context.ts';
import { contextVariable } from './context-variable.ts';

const peer = {
  connectionId: 'GcWRrcvYIAMCJKQ=',
  connectedAt: 1,
  domainName: 'localhost:8080',
  address: '127.0.0.1',
  userAgent: 'a "quoted"\nname',
  authorizer: { principalId: 'me' },
};
const details = { routeKey: 'subscribe', eventType: 'MESSAGE' } as const;
const context = contextOf(peer, { id: 'api', stage: 'live' }, details);
const line = (format: string) =>
  accessLogLine(format, contextVariable)({ ...context, status: 200 });

it('puts values in the place of variables', () => {
  expect(line('$context.routeKey/$context.status/$context.authorizer.principalId')).toBe(
    'subscribe/200/me',
  );
});

it('writes - for what is not known of a message', () => {
  expect(line('$context.disconnectReason $context.authorizer.role')).toBe('- -');
});

it('lets no client end a line, or a text in it', () => {
  const text = line('{"agent":"$context.identity.userAgent"}');
  expect(text).not.toContain('\n');
  expect(JSON.parse(text)).toEqual({ agent: peer.userAgent });
});
