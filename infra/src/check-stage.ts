import { ConfigurationError } from './configuration-error.ts';
import type { Stage } from './stages.ts';

/** Characters that a target group's name of at most 32 leaves between `-tg-` and `-int-alt`, or `-int` alone. */
const longestName = { own: 7, hosted: 11 };

/** Throws a ConfigurationError for a row of stages.ts that cannot be deployed. */
export function checkStage(stage: Stage): void {
  const { name, host, provider, retainData } = stage;
  const longest = host ? longestName.hosted : longestName.own;
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || name.length > longest) {
    throw new ConfigurationError(
      `The stage "${name}" needs a name of at most ${longest} lower-case letters, digits and single hyphens, because its target groups are named after it.`,
    );
  }
  if (provider === undefined) {
    throw new ConfigurationError(
      `The stage ${name} has no payment provider; set provider in its row of stages.ts to stripe, or to simulator.`,
    );
  }
  if (provider === 'simulator' && retainData) {
    throw new ConfigurationError(
      `The stage ${name} retains its data, but its payment provider is the simulator, which moves no money; set provider in its row of stages.ts to stripe.`,
    );
  }
  checkNetwork(stage);
}

function checkNetwork({ name, zones, natGateways, balancerTls }: Stage): void {
  if (natGateways > zones) {
    throw new ConfigurationError(
      `The stage ${name} has ${natGateways} NAT gateways in ${zones} zones; set natGateways in its row of stages.ts to one for all of them, or one for each.`,
    );
  }
  if (balancerTls && !/^arn:aws[\w-]*:acm:/.test(balancerTls.certificateArn)) {
    throw new ConfigurationError(
      `The stage ${name} has the certificate "${balancerTls.certificateArn}"; set certificateArn of balancerTls in its row of stages.ts to the ARN of one of ACM.`,
    );
  }
}
