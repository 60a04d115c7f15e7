export { type Identity, type Peer, type Role, type User } from './identity.ts';
export { createServiceSigner, type ServiceSigner } from './service-signer.ts';
export { authSettings, type AuthConfig, callerSettings } from './settings.ts';
export { createVerifier, type Verifier } from './verifier.ts';
