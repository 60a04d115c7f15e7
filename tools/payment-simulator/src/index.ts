export { Config as SimulatorConfig } from './config.ts';
export type { Entry } from './entry.ts';
export { openSimulator, type Simulator } from './simulator.ts';
