/** An `AWS::Lambda::Function`. */
export interface LambdaFunction {
  readonly name: string;
  readonly arn: string;
  /** The folder of its asset. */
  readonly code: string;
  /** `index.authorize`. */
  readonly handler: string;
  /** Addresses in it are those of this machine. */
  readonly environment: Readonly<Record<string, string>>;
  /** Seconds. */
  readonly timeout: number;
  /** ARN of its execution role. */
  readonly roleArn: string;
}
