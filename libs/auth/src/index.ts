export { type Identity, type Peer, type Role, type User } from './identity.ts';
export { createServiceSigner, type ServiceSigner } from './service-signer.ts';
export { type FetchRevocations } from './revocations.ts';
export {
  authSettings,
  type AuthConfig,
  callerSettings,
  maxAccessTokenLifetime,
} from './settings.ts';
export { createVerifier, type OwnTokens, type Verifier } from './verifier.ts';
