import { connect, type Socket } from 'node:net';
import { encodeMessage, int32, readMessage } from './messages.ts';
import { createScram } from './scram.ts';

/** The PostgreSQL that sessions are passed on to. */
export interface DatabaseServer {
  readonly host: string;
  readonly port: number;
  /** True for a direct or indirect member of a role. Throws while the server is not available. */
  isMember(user: string, role: string): Promise<boolean>;
  /** The password that a member of `rds_iam` has there, unknown to its clients. */
  passwordOf(user: string): string;
}

/** Authentication requests: https://www.postgresql.org/docs/18/protocol-message-formats.html */
const requests = { ok: 0, sasl: 10, saslContinue: 11, saslFinal: 12 };

export function openServer({ host, port }: DatabaseServer): Socket {
  return connect({ host, port, noDelay: true });
}

/** Logs in by password. The next message in the stream is then the server's decision: its consent, or an error. */
export async function logIn(server: Socket, startup: Buffer, password: string): Promise<void> {
  const scram = createScram(password);
  let expected: string | undefined;
  server.write(startup);
  for (;;) {
    const message = await readMessage(server);
    const request = message.type === 'R' ? message.body.readInt32BE() : undefined;
    const content = message.body.subarray(4).toString();
    if (request === requests.sasl) {
      server.write(saslInitialResponse(scram.first));
    } else if (request === requests.saslContinue) {
      const { last, serverLast } = await scram.answer(content);
      expected = serverLast;
      server.write(encodeMessage({ type: 'p', body: Buffer.from(last) }));
    } else if (request === requests.saslFinal) {
      if (content !== expected) throw new Error('The server does not know the password.');
    } else if (request === undefined || request === requests.ok) {
      server.unshift(encodeMessage(message));
      return;
    } else {
      throw new Error('The server asks for another authentication than SCRAM.');
    }
  }
}

function saslInitialResponse(first: string): Buffer {
  const [mechanism, response] = [Buffer.from('SCRAM-SHA-256\0'), Buffer.from(first)];
  return encodeMessage({
    type: 'p',
    body: Buffer.concat([mechanism, int32(response.length), response]),
  });
}
