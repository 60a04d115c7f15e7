import type { ChaosOptions } from './arguments.ts';
import { runFaultScenario, type ScenarioRun } from './fault-scenario.ts';
import { runFullDiskScenario } from './full-disk/full-disk-scenario.ts';
import { runOutageScenario } from './outage-scenario.ts';
import { runRevocationScenario } from './revocation/revocation-scenario.ts';
import { runSlowBusScenario } from './slow-bus-scenario.ts';

/** Runs a scenario; true when it met its limits. */
type Scenario = (run: ScenarioRun) => Promise<boolean>;

export const scenarios: Readonly<Record<ChaosOptions['scenario'], Scenario>> = {
  faults: runFaultScenario,
  calm: runFaultScenario,
  outage: runOutageScenario,
  'slow-bus': runSlowBusScenario,
  'full-disk': runFullDiskScenario,
  revocation: runRevocationScenario,
};
