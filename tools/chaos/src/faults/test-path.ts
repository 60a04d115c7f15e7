import { faultsOf, type ServicePoint } from './fault.ts';
import type { TestStack } from './test-stack.ts';
import type { Path } from './path.ts';
import { runPath, type ArmedFault } from './run-path.ts';
import { isReached, discoverPoints } from './discover-points.ts';
import { describeFault, type PathReport } from './path-report.ts';

/** Runs of a fault that is not triggered, because the order takes another course each time. */
const maxAttempts = 4;

/** Runs the path once for each fault of each of its points. */
export async function testPath(
  stack: TestStack,
  path: Path,
  progress: (line: string) => void,
): Promise<PathReport> {
  const discovered = await discoverPoints(stack, path);
  const broken: string[] = [];
  let points = discovered.length;
  let executed = 0;
  let runs = 0;
  for (const [index, point] of discovered.entries()) {
    let isComplete = true;
    for (const armed of faultsAt(point)) {
      const outcome = await injectWithRetries(stack, path, armed);
      runs += 1;
      isComplete &&= outcome.triggered;
      const what = describeFault(armed);
      for (const line of outcome.failures) {
        broken.push(line);
        progress(`${path.name}: ${what}: ${line}`);
      }
      if (outcome.triggered) continue;
      if (await isReached(stack, path, point)) {
        progress(`${path.name}: not triggered: ${what}`);
      } else {
        points -= 1;
        progress(`${path.name}: ignored, because the path does not always reach it: ${what}`);
        break;
      }
    }
    executed += Number(isComplete);
    progress(`${path.name}: point ${index + 1} of ${discovered.length}`);
  }
  return { path: path.name, points, executed, runs, broken };
}

function faultsAt(point: ServicePoint): readonly ArmedFault[] {
  return faultsOf(point).map((fault) => ({ point, fault }));
}

async function injectWithRetries(stack: TestStack, path: Path, armed: ArmedFault) {
  for (let attempt = 1; ; attempt++) {
    const outcome = await runPath(stack, path, armed);
    if (outcome.triggered || outcome.failures.length > 0 || attempt === maxAttempts) return outcome;
  }
}
