/** Minutes without a key or a click after which a vault locks itself, until the person chooses otherwise. */
export const AUTO_LOCK_MINUTES = 10;
