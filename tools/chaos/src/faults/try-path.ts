import { faultsOf, type Place } from './fault.ts';
import type { Lane } from './lane.ts';
import type { Path } from './path.ts';
import { runPath, type Trap } from './run.ts';
import { isPassed, survey } from './survey.ts';
import { describeTrap, type Tally } from './tally.ts';

/** How often a run is repeated whose fault did not happen, because the order took another turn. */
const tries = 4;

/** Walks the path once for each of its points and each fault that can happen there. */
export async function tryPath(
  lane: Lane,
  path: Path,
  progress: (line: string) => void,
): Promise<Tally> {
  const places = await survey(lane, path);
  const broken: string[] = [];
  let points = places.length;
  let executed = 0;
  let runs = 0;
  for (const [index, place] of places.entries()) {
    let all = true;
    for (const trap of trapsAt(place)) {
      const outcome = await strike(lane, path, trap);
      runs += 1;
      all &&= outcome.executed;
      const what = describeTrap(trap);
      for (const line of outcome.wrong) {
        broken.push(line);
        progress(`${path.name}: ${what}: ${line}`);
      }
      if (outcome.executed) continue;
      if (await isPassed(lane, path, place)) {
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

function trapsAt(place: Place): readonly Trap[] {
  return faultsOf(place).map((fault) => ({ place, fault }));
}

async function strike(lane: Lane, path: Path, trap: Trap) {
  for (let attempt = 1; ; attempt++) {
    const outcome = await runPath(lane, path, trap);
    if (outcome.executed || outcome.wrong.length > 0 || attempt === tries) return outcome;
  }
}
