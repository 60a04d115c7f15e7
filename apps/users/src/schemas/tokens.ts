import { z } from 'zod';

/** Any text may be presented; what is not one of ours is simply not valid. */
export const RefreshToken = z.string().min(1).max(4_096);

/** Any text may be presented; what is not one of ours proves no device. */
export const DeviceToken = z.string().max(256).meta({
  description: 'Proof of an earlier login on this device; keep it beyond the session',
});

export const TokensView = z
  .strictObject({
    accessToken: z.string(),
    refreshToken: z.string(),
    expiresIn: z.int().meta({ description: 'Seconds that the access token is good for' }),
    tokenType: z.literal('Bearer'),
  })
  .meta({
    id: 'Tokens',
    description: 'The tokens of a session',
    example: {
      accessToken: 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl',
      refreshToken: 'c2VjcmV0',
      expiresIn: 600,
      tokenType: 'Bearer',
    },
  });

export const LoginView = TokensView.extend({ deviceToken: DeviceToken }).meta({
  id: 'LoginTokens',
  description: 'The tokens of a new session, and of the device',
  example: {
    accessToken: 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl',
    refreshToken: 'c2VjcmV0',
    expiresIn: 600,
    tokenType: 'Bearer',
    deviceToken: 'ZGV2aWNl.c2lnbmF0dXJl',
  },
});

export interface IssuedTokens {
  readonly accessToken: string;
  readonly expiresIn: number;
}

export function viewTokens({ accessToken, expiresIn }: IssuedTokens, refreshToken: string) {
  return { accessToken, refreshToken, expiresIn, tokenType: 'Bearer' };
}
