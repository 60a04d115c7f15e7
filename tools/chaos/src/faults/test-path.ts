import { faultsOf, type ServicePoint } from './fault.ts';
import type { TestStack } from './test-stack.ts';
import type { Path } from './path.ts';
import { runPath, type ArmedFault } from './run-path.ts';
import { isReached, discoverPoints } from './discover-points.ts';
import { describeFault, type PathReport } from './path-report.ts';

/** How often a run is repeated whose fault did not happen, because the order took another turn. */
const maxAttempts = 4;

/** Walks the path once for each of its points and each fault that can happen there. */
export async function testPath(
  lane: TestStack,
  path: Path,
  progress: (line: string) => void,
): Promise<PathReport> {
  const places = await discoverPoints(lane, path);
  const broken: string[] = [];
  let points = places.length;
  let executed = 0;
  let runs = 0;
  for (const [index, place] of places.entries()) {
    let all = true;
    for (const trap of faultsAt(place)) {
      const outcome = await injectWithRetries(lane, path, trap);
      runs += 1;
      all &&= outcome.triggered;
      const what = describeFault(trap);
      for (const line of outcome.failures) {
        broken.push(line);
        progress(`${path.name}: ${what}: ${line}`);
      }
      if (outcome.triggered) continue;
      if (await isReached(lane, path, place)) {
        progress(`${path.name}: not executed: ${what}`);
      } else {
        points -= 1;
        progress(`${path.name}: no point of it, passed by chance: ${what}`);
        break;
      }
    }
    executed += Number(all);
    progress(`${path.name}: point ${index + 1} of ${places.length}`);
  }
  return { path: path.name, points, executed, runs, broken };
}

function faultsAt(point: ServicePoint): readonly ArmedFault[] {
  return faultsOf(point).map((fault) => ({ point, fault }));
}

async function injectWithRetries(lane: TestStack, path: Path, trap: ArmedFault) {
  for (let attempt = 1; ; attempt++) {
    const outcome = await runPath(lane, path, trap);
    if (outcome.triggered || outcome.failures.length > 0 || attempt === maxAttempts) return outcome;
  }
}
