import { runGatewayCases } from './testing/run-gateway-cases.ts';
import { authorizerCases } from './authorizer.ts';

runGatewayCases(authorizerCases);
