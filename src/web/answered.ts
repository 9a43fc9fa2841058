/** Answers given; one not given is left out, so that it is missing rather than empty. */
export function answered(answers: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== undefined));
}
