/** The security groups and subnets of a stage, and the connections that its resources open. */
export interface Network {
  readonly securityGroups: readonly SecurityGroup[];
  readonly subnets: readonly Subnet[];
  readonly endpoints: readonly VpcEndpoint[];
  readonly connections: readonly Connection[];
}

export interface SecurityGroup {
  readonly id: string;
  /** Its place in the templates: `shop-dev-network.Services`. */
  readonly name: string;
  readonly ingress: readonly SecurityGroupRule[];
  readonly egress: readonly SecurityGroupRule[];
}

export interface SecurityGroupRule {
  /** Its place in the templates: a resource of its own, or a property of the group. */
  readonly name: string;
  /** `tcp`, or `-1` for all. */
  readonly protocol: string;
  /** Undefined for all ports. */
  readonly ports: { readonly from: number; readonly to: number } | undefined;
  /** The source of an ingress rule, or the destination of an egress rule. */
  readonly peer: { readonly cidr: string } | { readonly groupId: string };
}

export interface Subnet {
  readonly id: string;
  /** Its place in the templates. */
  readonly name: string;
  readonly vpcId: string;
  readonly cidr: string;
  /** Undefined for a subnet whose addresses stay in its VPC. */
  readonly internetRoute: 'internet-gateway' | 'nat-gateway' | undefined;
}

/** An `AWS::EC2::VPCEndpoint`. */
export interface VpcEndpoint {
  /** The service without region: `s3`, `ecr.api`. */
  readonly service: string;
  /** Ids of the subnets whose route tables lead to it; undefined for an interface endpoint. */
  readonly routedSubnetIds?: readonly string[];
  /** Undefined for a gateway endpoint. */
  readonly interfaces?: NetworkInterfaces;
}

/** The network interfaces of a resource, in any of its subnets. */
export interface NetworkInterfaces {
  /** `the tasks of orders` */
  readonly name: string;
  readonly securityGroupIds: readonly string[];
  readonly subnetIds: readonly string[];
  readonly hasPublicIp: boolean;
}

/** A host outside of the VPC. */
export interface PublicHost {
  /** `Amazon ECR`, or the host. */
  readonly name: string;
  /** Services of AWS whose endpoints in the VPC lead to it too. */
  readonly services: readonly string[];
}

/** A TCP connection that a resource opens. */
export interface Connection {
  readonly source: NetworkInterfaces;
  readonly destination: NetworkInterfaces | PublicHost;
  readonly port: number;
}
