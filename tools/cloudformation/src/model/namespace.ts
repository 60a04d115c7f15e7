/** An `AWS::ServiceDiscovery::PrivateDnsNamespace`. */
export interface Namespace {
  readonly name: string;
}
