/** Why no window can be opened here, as a clause, or null where one can. */
export const noWindowBecause = () => {
  if (process.platform !== 'linux') return null;
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return 'there is no display';
  if (process.getuid?.() === 0) return "Electron's sandbox does not work for root (run it as a normal user)";
  return null;
};
