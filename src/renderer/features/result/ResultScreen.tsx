export const ResultScreen = (_: { id: string }) => null;
