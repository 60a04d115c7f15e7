import { responseHeaderCases } from './response-headers.ts';
import { runGatewayCases } from './testing/run-gateway-cases.ts';

runGatewayCases(responseHeaderCases);
