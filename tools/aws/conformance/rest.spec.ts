import { runGatewayCases } from './testing/run-gateway-cases.ts';
import { restKeyCases } from './rest-keys.ts';
import { restResponseCases } from './rest-responses.ts';
import { restCases } from './rest.ts';

runGatewayCases(restCases);
runGatewayCases(restKeyCases);
runGatewayCases(restResponseCases);
