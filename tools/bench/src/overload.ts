import { makeHome } from './home.ts';
import { report } from './measures.ts';
import { measureFairness } from './overload/fairness.ts';
import { fairnessMeasure } from './overload/fairness-measure.ts';
import { measureOf } from './overload/measure.ts';
import { measureOverload } from './overload/measure-overload.ts';

await using home = await makeHome();
const { results, logins } = await measureOverload(home.folder);
const fairness = await measureFairness(home.folder);
await report(measureOf(results));
await report(fairnessMeasure(fairness, logins));
