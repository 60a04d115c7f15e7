import { PrivateDnsNamespace } from 'aws-cdk-lib/aws-servicediscovery';
import type { Construct } from 'constructs';
import { Bus } from '../constructs/bus.ts';
import { Connections } from '../constructs/connections.ts';
import { importVpc } from '../constructs/stage-lookups.ts';
import { ranges } from '../listener-priority.ts';
import { namespaceName } from '../names.ts';
import { publish } from '../parameters.ts';
import { StageStack, type StageStackProps } from '../stage-stack.ts';
import type { Stage } from '../stages.ts';

/** The key of the metadata by which a deployment knows how many pull requests the host takes. */
const hostMetadata = 'quartet:host';

/** The resources that the services of a pull request share without their host: an event bus, and open connections. */
export class HostedPlatformStack extends StageStack {
  constructor(scope: Construct, id: string, props: StageStackProps) {
    super(scope, id, props);
    const { stage } = this;
    this.templateOptions.metadata = { [hostMetadata]: metadataOf(stage.host ?? stage) };
    const bus = new Bus(this, 'Bus', { name: `quartet-${stage.name}`, stage });
    const connections = new Connections(this, 'Connections', { stage });
    publish(this, stage, {
      'platform/bus': bus.name,
      'data/connections-table': connections.tableName,
      ...this.#namespace(),
    });
  }

  #namespace() {
    if (this.options.discovery !== 'cloud-map') return {};
    const { namespaceId } = new PrivateDnsNamespace(this, 'Namespace', {
      name: namespaceName(this.stage.name),
      vpc: importVpc(this, this.stage, 'inner'),
    });
    return { 'platform/namespace-id': namespaceId };
  }
}

/** Pull requests whose numbers differ by a multiple of `ranges` have the same priorities. */
function metadataOf({ name, pullRequests }: Stage) {
  return { name, pullRequests, ranges };
}
