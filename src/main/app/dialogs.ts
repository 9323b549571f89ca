import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import type { FolderPurpose } from '../../shared/contract.ts';

const folderTitles: Record<FolderPurpose, string> = {
  create: 'Choose a folder for the new vault',
  open: "Choose the vault's folder",
  backups: 'Choose a folder for backups',
  export: 'Choose where the export is written',
  salvage: 'Choose a folder for the salvaged vault',
};

/** The system's own dialogs, as children of the window where there is one. */
export const createDialogs = (current: () => BrowserWindow | null) => {
  const open = async (options: OpenDialogOptions): Promise<string[]> => {
    const window = current();
    const answer = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
    return answer.canceled ? [] : answer.filePaths;
  };
  return {
    async pickFolder(purpose: FolderPurpose): Promise<string | null> {
      const [folder] = await open({
        title: folderTitles[purpose],
        properties: ['openDirectory', 'createDirectory'],
      });
      return folder ?? null;
    },
    pickFiles(): Promise<string[]> {
      return open({
        title: 'Choose export files',
        properties: ['openFile', 'multiSelections'],
        filters: [
          { name: 'Health data exports', extensions: ['zip', 'xml', 'csv', 'json', 'fit', 'db'] },
          { name: 'All files', extensions: ['*'] },
        ],
      });
    },
    async savePath(suggestedName: string): Promise<string | null> {
      const window = current();
      const options = { defaultPath: suggestedName };
      const answer = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
      return answer.canceled ? null : answer.filePath;
    },
  };
};
