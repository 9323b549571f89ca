export const SharingScreen = () => null;
