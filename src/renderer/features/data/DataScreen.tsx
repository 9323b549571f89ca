export const DataScreen = (_: { pick: boolean }) => null;
