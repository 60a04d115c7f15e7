import { operation } from '@quartet/http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';

const Issuer = z
  .strictObject({
    issuer: z.url(),
    jwks_uri: z.url(),
    token_endpoint: z.url(),
    response_types_supported: z.array(z.string()),
    subject_types_supported: z.array(z.string()),
    id_token_signing_alg_values_supported: z.array(z.string()),
  })
  .meta({
    id: 'Issuer',
    description: 'The metadata of OpenID Connect Discovery',
    example: {
      issuer: 'https://api.example.com/api/users',
      jwks_uri: 'https://api.example.com/api/users/.well-known/jwks.json',
      token_endpoint: 'https://api.example.com/api/users/token',
      response_types_supported: ['token'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    },
  });

export const describeIssuerOperation = operation({
  summary: 'Where to find what verifies access tokens (OpenID Connect Discovery)',
  description: 'For libraries that verify access tokens and find the keys by themselves.',
  who: 'anyone',
  answers: { 200: { description: 'The issuer of access tokens', body: Issuer } },
});

export function describeIssuer({ issuer }: Deps): RequestHandler {
  return (_req, res) => {
    res.json({
      issuer,
      jwks_uri: `${issuer}/.well-known/jwks.json`,
      token_endpoint: `${issuer}/token`,
      response_types_supported: ['token'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    });
  };
}
