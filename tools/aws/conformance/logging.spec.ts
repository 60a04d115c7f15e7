import { runGatewayCases } from './testing/run-gateway-cases.ts';
import { loggingCases } from './logging.ts';

runGatewayCases(loggingCases);
