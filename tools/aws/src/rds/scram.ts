import { createHash, createHmac, pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(pbkdf2);

interface ScramMessages {
  /** The first message of the client. */
  readonly first: string;
  /** Returns its last message, and the last one of a server that knows the password. */
  answer(serverFirst: string): Promise<{ readonly last: string; readonly serverLast: string }>;
}

/**
 * The client's messages of SCRAM-SHA-256 without channel binding, for a password in ASCII.
 * https://www.rfc-editor.org/rfc/rfc5802#section-3
 */
export function createScram(
  password: string,
  nonce = randomBytes(18).toString('base64'),
  user = '',
): ScramMessages {
  const bare = `n=${user},r=${nonce}`;
  return {
    first: `n,,${bare}`,
    answer: async (serverFirst) => {
      const fields = new Map(serverFirst.split(',').map((each) => [each[0], each.slice(2)]));
      const combined = fields.get('r') ?? '';
      if (!combined.startsWith(nonce)) throw new Error('The server has answered another nonce.');
      const salt = Buffer.from(fields.get('s') ?? '', 'base64');
      const salted = await derive(password, salt, Number(fields.get('i')), 32, 'sha256');
      const clientKey = hmac(salted, 'Client Key');
      const withoutProof = `c=biws,r=${combined}`;
      const all = `${bare},${serverFirst},${withoutProof}`;
      const signature = hmac(createHash('sha256').update(clientKey).digest(), all);
      const proof = clientKey.map((byte, index) => byte ^ (signature[index] ?? 0));
      const serverSignature = hmac(hmac(salted, 'Server Key'), all).toString('base64');
      return {
        last: `${withoutProof},p=${Buffer.from(proof).toString('base64')}`,
        serverLast: `v=${serverSignature}`,
      };
    },
  };
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
