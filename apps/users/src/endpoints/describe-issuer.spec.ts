import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

it('tells anyone where the keys are', async () => {
  const { body } = await service.anyone.get('/.well-known/openid-configuration').expect(200);
  expect(body).toEqual({
    issuer: 'https://quartet.test',
    jwks_uri: 'https://quartet.test/.well-known/jwks.json',
    token_endpoint: 'https://quartet.test/token',
    response_types_supported: ['token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
  });
});
