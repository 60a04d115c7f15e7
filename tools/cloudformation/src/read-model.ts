import type { Model } from './model/model.ts';
import type { LocalEndpoints } from './model/local-endpoints.ts';
import type { Assembly } from './assembly/assembly.ts';
import { readAssembly } from './assembly/read-assembly.ts';
import { modelOf } from './translate/model.ts';
import { stageOf } from './translate/stage.ts';
import { readResources } from './validate/resources.ts';
import type { ParameterValues } from './resolve/location.ts';

/** Parameters of a task that runs here: no registry has its image. */
const defaultParameters: ParameterValues = {
  ImageTag: 'local',
  ImageDigest: `sha256:${'0'.repeat(64)}`,
};

/**
 * Reads the model of a stage from a folder that `cdk synth` has written. Throws a UserError with the
 * path of the first property that is missing, cannot be resolved, or is not supported.
 */
export function readModel(
  folder: string,
  endpoints: LocalEndpoints,
  parameterValues: ParameterValues = defaultParameters,
): Model {
  return readStage(readAssembly(folder), endpoints, parameterValues);
}

/** Reads the model of a stage from its assembly. */
export function readStage(
  assembly: Assembly,
  endpoints: LocalEndpoints,
  parameterValues: ParameterValues = defaultParameters,
): Model {
  const stage = stageOf(assembly.stacks);
  const resources = readResources(assembly, { parameterValues, prefix: stage.prefix });
  return modelOf(resources, stage, endpoints);
}
