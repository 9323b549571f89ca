export const IdeasScreen = () => null;
