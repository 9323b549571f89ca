import { Folder } from 'lucide-react';
import { Button, Icon } from '../../ui/index.ts';

/** Which folder, in full, with the button that changes it. */
export const FolderLine = (p: { label: string; folder: string; button: string; onPick(): void }) => (
  <div className="row s3 top place">
    <Icon as={Folder} />
    <p className="small fill">
      <span className="t2">{p.label} </span>
      <span className="path">{p.folder}</span>
    </p>
    <Button kind="link" onPress={p.onPick}>
      {p.button}
    </Button>
  </div>
);
