import { runGatewayCases } from './testing/run-gateway-cases.ts';
import { limitCases } from './limits.ts';

runGatewayCases(limitCases);
