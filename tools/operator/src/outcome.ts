/** What a command has to say. */
export interface Outcome {
  readonly text: string;
  /** False when something is left to do for a person. */
  readonly done: boolean;
}
