/** Why the program cannot start or go on, as a sentence for the person who started it; never shown with a stack. */
export class LaunchFailure extends Error {
  override readonly name = "LaunchFailure";
}
