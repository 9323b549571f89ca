/** Ends a script with a sentence for the person who ran it instead of a stack trace. */
export class Refusal extends Error {}
