import type { Duplex } from 'node:stream';
import type { FatalError } from './fatal-error.ts';
import { BrokenConnection, readExactly } from './read-exactly.ts';

/** A message of PostgreSQL: https://www.postgresql.org/docs/18/protocol-message-formats.html */
export interface Message {
  /** `R` of an authentication request. */
  readonly type: string;
  readonly body: Buffer;
}

const lengthBytes = 4;
/** Bytes; PostgreSQL allows as many for a password, and a token of a long session has some thousands. */
const maxLength = 65_535;

export async function readMessage(stream: Duplex): Promise<Message> {
  const head = await readExactly(stream, 1 + lengthBytes);
  const length = head.readUInt32BE(1) - lengthBytes;
  if (length < 0 || length > maxLength) throw new BrokenConnection();
  return { type: head.toString('latin1', 0, 1), body: await readExactly(stream, length) };
}

export function encodeMessage({ type, body }: Message): Buffer {
  return Buffer.concat([Buffer.from(type), int32(lengthBytes + body.length), body]);
}

/** The authentication request for a password in clear. */
export const passwordRequest = encodeMessage({ type: 'R', body: int32(3) });

/** An error after which the server closes the connection. */
export function encodeError({ code, message }: FatalError): Buffer {
  const fields = ['SFATAL', 'VFATAL', `C${code}`, `M${message}`, ''];
  return encodeMessage({
    type: 'E',
    body: Buffer.from(fields.map((each) => `${each}\0`).join('')),
  });
}

export function int32(value: number): Buffer {
  const bytes = Buffer.alloc(lengthBytes);
  bytes.writeInt32BE(value);
  return bytes;
}
