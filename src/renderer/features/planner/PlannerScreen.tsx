export const PlannerScreen = (_: { candidateIds: readonly string[] }) => null;
