import { Menu } from 'electron';

/**
 * No menu on Linux and Windows: Electron's own would offer reload, developer tools and a link to its website.
 * macOS needs one for copy and paste to work at all.
 */
export const setMenu = () => {
  if (process.platform !== 'darwin') return Menu.setApplicationMenu(null);
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]),
  );
};
