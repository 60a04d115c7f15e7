import { runGatewayCases } from './testing/run-gateway-cases.ts';
import { corsCases } from './cors.ts';

runGatewayCases(corsCases);
