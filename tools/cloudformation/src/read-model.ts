import type { Model } from './model/model.ts';
import type { LocalEndpoints } from './model/local-endpoints.ts';
import type { Assembly } from './assembly/assembly.ts';
import { readAssembly } from './assembly/read-assembly.ts';
import { modelOf } from './translate/model.ts';
import { stageOf } from './translate/stage.ts';
import { readResources } from './validate/resources.ts';
import type { ParameterValues } from './resolve/location.ts';

/** Of a task that is run here: no registry has its image. */
const defaultParameters: ParameterValues = { ImageTag: 'local' };

/**
 * What the templates of a stage say, from a folder that `infra:synth` has written. `given` are the
 * parameters that a deployment is told. Throws a StartError of one sentence, with the path of what
 * is missing, cannot be worked out, or is not understood.
 */
export function readModel(
  folder: string,
  places: LocalEndpoints,
  given: ParameterValues = defaultParameters,
): Model {
  return readStage(readAssembly(folder), places, given);
}

/** The same of an assembly that was read before. */
export function readStage(
  assembly: Assembly,
  places: LocalEndpoints,
  given: ParameterValues = defaultParameters,
): Model {
  const stage = stageOf(assembly.stacks);
  const resources = readResources(assembly, {
    parameterValues: given,
    prefix: `quartet-${stage}-`,
  });
  return modelOf(resources, stage, places);
}
