import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Config } from '../config.ts';
import type { DeviceTokens } from '../deps.ts';

const idSize = 16;
const idLength = 22;

/**
 * Tokens of devices on which an account has logged in: a random id, and its HMAC with the email. Nothing is stored.
 * https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies
 */
export function hmacDeviceTokens(config: Pick<Config, 'REFRESH_TOKEN_SECRET'>): DeviceTokens {
  const key = createHmac('sha256', config.REFRESH_TOKEN_SECRET).update('device tokens').digest();
  const sign = (email: string, id: string) =>
    createHmac('sha256', key).update(`${id} ${email}`).digest();
  return {
    issue: (email, id = randomBytes(idSize).toString('base64url')) =>
      `${id}.${sign(email, id).toString('base64url')}`,
    deviceOf: (email, token = '') => {
      const [id = '', text = ''] = token.split('.');
      const expected = sign(email, id);
      const signature = Buffer.from(text, 'base64url');
      const isOurs =
        id.length === idLength &&
        signature.length === expected.length &&
        timingSafeEqual(signature, expected);
      return isOurs ? id : undefined;
    },
  };
}
