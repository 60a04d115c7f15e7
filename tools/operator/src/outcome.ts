/** The output of a command. */
export interface Outcome {
  readonly text: string;
  /** False when a person still has to act. */
  readonly done: boolean;
}
