/** Why an import cannot run or go on, as a sentence for the person who started it. */
export class ImportFailure extends Error {
  override readonly name = 'ImportFailure';
}

/** The person asked to stop. Nothing is wrong; what is confirmed stays confirmed. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}
