import { runGatewayCases } from './testing/run-gateway-cases.ts';
import { throttlingCases } from './throttling.ts';

runGatewayCases(throttlingCases);
