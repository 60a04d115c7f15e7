import { isInstalled } from '../installed.ts';
import { byAutocannon } from './by-autocannon.ts';
import { byWrk } from './by-wrk.ts';
import type { Load, LoadPlan } from './load.ts';

/** Uses wrk where it is installed, because it needs less CPU than a client in JavaScript. */
export async function prepareLoad(plan: LoadPlan): Promise<Load> {
  return (await isInstalled('wrk')) ? byWrk(plan) : byAutocannon(plan);
}
