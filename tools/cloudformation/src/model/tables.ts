/** An `AWS::DynamoDB::Table`, as CreateTable takes it. */
export interface Table {
  readonly name: string;
  readonly definition: Readonly<Record<string, unknown>>;
  /** The attribute that says when an item ends, in seconds since 1970. */
  readonly timeToLiveAttribute: string | undefined;
}
