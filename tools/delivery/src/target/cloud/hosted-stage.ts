import type { Assembly } from '../assembly.ts';
import type { DeployTarget } from '../deploy-target.ts';
import type { Clients } from './clients.ts';
import { checkRoom } from './hosted-stages.ts';
import type { PollOptions } from './poll.ts';
import { removeStage } from './remove-stage.ts';
import { ensureSettings } from './settings.ts';
import { serviceOfStack } from './stage-names.ts';

interface HostedStage {
  readonly stage: string;
  /** The root of the workspace. */
  readonly root: string;
  readonly assembly: () => Assembly;
  readonly clients: () => Clients;
  readonly polling: PollOptions;
}

/** The operations that only the stage of a pull request has. */
export function hostedStage(
  hosted: HostedStage,
): Required<Pick<DeployTarget, 'prepare' | 'remove'>> {
  const { stage, root, assembly, clients, polling } = hosted;
  return {
    prepare: async () => {
      await checkRoom(stage, assembly(), clients().readOnly.cloudFormation);
      await ensureSettings(stage, root, clients());
    },
    remove: () => {
      const services = assembly().stacks.flatMap(({ name }) => serviceOfStack(stage, name) ?? []);
      return removeStage({ stage, services, clients: clients(), polling });
    },
  };
}
