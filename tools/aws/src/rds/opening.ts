import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { BrokenConnection, readExactly } from './read-exactly.ts';

/** A private key and its certificate, in PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** The beginning of a connection: a session is requested, or the cancellation of a query of another one. */
export interface Opening {
  readonly type: 'startup' | 'cancel';
  /** The socket of the client, with or without TLS. */
  readonly client: Socket;
  readonly isEncrypted: boolean;
  /** The whole message. */
  readonly packet: Buffer;
}

/** https://www.postgresql.org/docs/18/protocol-message-formats.html */
const codes = { ssl: 80_877_103, gss: 80_877_104, cancel: 80_877_102 };
const headBytes = 8;
const maxLength = 10_000;

/** Reads the first messages of a connection, and turns on TLS when the client asks for it. */
export async function readOpening(plain: Socket, certificate: Certificate): Promise<Opening> {
  let client = plain;
  for (;;) {
    const isEncrypted = client !== plain;
    const head = await readExactly(client, headBytes);
    const [length, code] = [head.readUInt32BE(0), head.readUInt32BE(4)];
    if (length < headBytes || length > maxLength) throw new BrokenConnection();
    if (code === codes.ssl && !isEncrypted) {
      client = encrypt(plain, certificate);
    } else if (code === codes.gss && !isEncrypted) {
      plain.write('N');
    } else {
      const packet = Buffer.concat([head, await readExactly(client, length - headBytes)]);
      return { type: code === codes.cancel ? 'cancel' : 'startup', client, isEncrypted, packet };
    }
  }
}

/** Bytes that a client has sent before TLS are never read as if they had come through it. */
function encrypt(plain: Socket, { key, cert }: Certificate): TLSSocket {
  if (plain.readableLength > 0) throw new BrokenConnection();
  plain.write('S');
  const secured = new TLSSocket(plain, { isServer: true, key, cert });
  secured.on('error', () => plain.destroy());
  return secured;
}

/** The user in a startup message. */
export function userOf(packet: Buffer): string {
  return parameterOf(packet, 'user') ?? '';
}

/** The database in a startup message, by default that of the user's name. */
export function databaseOf(packet: Buffer): string {
  return parameterOf(packet, 'database') ?? userOf(packet);
}

/** A startup message is a length, a version, and names with their values. The last one counts, as in PostgreSQL. */
function parameterOf(packet: Buffer, name: string): string | undefined {
  const fields = packet.subarray(headBytes).toString().split('\0');
  let value: string | undefined;
  for (let index = 0; index + 1 < fields.length; index += 2) {
    if (fields[index] === name) value = fields[index + 1];
  }
  return value;
}
