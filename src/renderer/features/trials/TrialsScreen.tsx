export const TrialsScreen = () => null;
